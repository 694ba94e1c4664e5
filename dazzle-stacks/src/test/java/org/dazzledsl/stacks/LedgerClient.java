package org.dazzledsl.stacks;

import com.tigerbeetle.AccountBatch;
import com.tigerbeetle.Client;
import com.tigerbeetle.IdBatch;
import com.tigerbeetle.TransferBatch;
import com.tigerbeetle.UInt128;
import java.math.BigInteger;

/**
 * What an application does with a ledger, in a process of its own that gets what an ECS task gets: TIGERBEETLE_ADDRESSES and
 * TIGERBEETLE_CLUSTER_ID.
 */
@SuppressWarnings("PMD.SystemPrintln") // What it finds is what the test reads.
final class LedgerClient {

    private static final int LEDGER = 1;
    private static final int CODE = 1;
    private static final int PAYER = 1;
    private static final int PAYEE = 2;

    /** The server's development mode takes no more at a time. */
    private static final int BATCH = 100;

    private LedgerClient() {}

    /** {@code accounts}; {@code transfer FIRST COUNT}, each of 1; {@code balance}, which prints what the payer paid. */
    public static void main(String[] arguments) {
        BigInteger cluster = new BigInteger(System.getenv("TIGERBEETLE_CLUSTER_ID"));
        String[] addresses = System.getenv("TIGERBEETLE_ADDRESSES").split(",");
        try (Client client = new Client(UInt128.asBytes(cluster), addresses)) {
            switch (arguments[0]) {
                case "accounts" -> accounts(client);
                case "transfer" -> transfer(client, Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
                case "balance" -> balance(client);
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
    }

    private static void accounts(Client client) {
        AccountBatch accounts = new AccountBatch(2);
        for (int id : new int[] {PAYER, PAYEE}) {
            accounts.add();
            accounts.setId(id);
            accounts.setLedger(LEDGER);
            accounts.setCode(CODE);
        }
        refusals(client.createAccounts(accounts).getLength());
        System.out.println("done");
    }

    private static void transfer(Client client, long first, int count) {
        for (int done = 0; done < count; done += BATCH) {
            send(client, first + done, Math.min(BATCH, count - done));
        }
        System.out.println("done");
    }

    private static void send(Client client, long first, int count) {
        TransferBatch transfers = new TransferBatch(count);
        for (int i = 0; i < count; i++) {
            transfers.add();
            transfers.setId(first + i);
            transfers.setDebitAccountId(PAYER);
            transfers.setCreditAccountId(PAYEE);
            transfers.setAmount(1);
            transfers.setLedger(LEDGER);
            transfers.setCode(CODE);
        }
        refusals(client.createTransfers(transfers).getLength());
    }

    private static void refusals(int count) {
        if (count > 0) {
            throw new IllegalStateException(count + " were refused");
        }
    }

    private static void balance(Client client) {
        IdBatch ids = new IdBatch(1);
        ids.add(PAYER);
        AccountBatch found = client.lookupAccounts(ids);
        found.next();
        System.out.println(found.getDebitsPosted());
    }
}
