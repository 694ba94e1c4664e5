package org.dazzledsl.model.config;

import static org.dazzledsl.model.config.ConfigTypes.count;
import static org.dazzledsl.model.config.ConfigTypes.flag;
import static org.dazzledsl.model.config.ConfigTypes.listOf;
import static org.dazzledsl.model.config.ConfigTypes.listOfAny;
import static org.dazzledsl.model.config.ConfigTypes.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dazzledsl.grammar.source.Problem;

/** The table {@code [deploy.network]}. */
final class NetworkTable {

    private static final ValueType<List<String>> SUBNETS = listOf(
            text("the id of a subnet such as \"subnet-0123456789abcdef0\"", "subnet-[0-9a-f]{8,17}"),
            2,
            6,
            "subnet ids, in different zones");

    static final ConfigKey<String> VPC_CIDR = new ConfigKey<>(
            "deploy.network.vpc_cidr", new CidrType(), Default.of("10.0.0.0/16"), "the VPC's address range");
    static final ConfigKey<Integer> AVAILABILITY_ZONES = new ConfigKey<>(
            "deploy.network.availability_zones",
            count(2, 3),
            Default.inProd(3, 2),
            "zones that are used; a load balancer and Aurora need two");
    static final ConfigKey<Integer> NAT_GATEWAYS = new ConfigKey<>(
            "deploy.network.nat_gateways",
            count(0, 3),
            Default.from(
                    "1; in prod one for each zone",
                    settings -> settings.environment().isProduction() ? settings.get(AVAILABILITY_ZONES) : 1),
            "ways out to the internet; with 0 there are interface endpoints for what the tasks need");
    static final ConfigKey<String> VPC_ID = new ConfigKey<>(
            "deploy.network.vpc_id",
            text("the id of a VPC such as \"vpc-0123456789abcdef0\"", "vpc-[0-9a-f]{8,17}"),
            Default.none(),
            "a VPC of your own, instead of a new one");
    static final ConfigKey<List<String>> PUBLIC_SUBNET_IDS = new ConfigKey<>(
            "deploy.network.public_subnet_ids",
            SUBNETS,
            Default.of(List.of()),
            "of your own VPC, for the load balancer");
    static final ConfigKey<List<String>> PRIVATE_SUBNET_IDS = new ConfigKey<>(
            "deploy.network.private_subnet_ids",
            SUBNETS,
            Default.of(List.of()),
            "of your own VPC, with a way out, for tasks and TigerBeetle; required with `vpc_id`");
    static final ConfigKey<List<String>> PRIVATE_SUBNET_ZONES = new ConfigKey<>(
            "deploy.network.private_subnet_zones",
            listOfAny(
                    text("an availability zone such as \"us-east-1a\"", "[a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2}[a-z]"),
                    2,
                    6,
                    "availability zones"),
            Default.of(List.of()),
            "the zone of each private subnet, in their order; a TigerBeetle cluster needs them");
    static final ConfigKey<List<String>> ISOLATED_SUBNET_IDS = new ConfigKey<>(
            "deploy.network.isolated_subnet_ids",
            SUBNETS,
            Default.of(List.of()),
            "of your own VPC, for databases and caches; without them these are in the private ones");
    static final ConfigKey<Boolean> CREATE_VPC = new ConfigKey<>(
            "deploy.network.create_vpc",
            flag(),
            Default.from("true without `vpc_id`", settings -> !settings.isWritten(VPC_ID)),
            "a key of earlier versions; `vpc_id` says it all");

    static final ConfigTable TABLE = new ConfigTable(
            "deploy.network",
            "The VPC: a new one, or one of your own by ids.",
            List.of(
                    VPC_CIDR,
                    AVAILABILITY_ZONES,
                    NAT_GATEWAYS,
                    VPC_ID,
                    PUBLIC_SUBNET_IDS,
                    PRIVATE_SUBNET_IDS,
                    PRIVATE_SUBNET_ZONES,
                    ISOLATED_SUBNET_IDS,
                    CREATE_VPC),
            List.of(
                    new Rule(
                            "`nat_gateways` is at most `availability_zones`",
                            List.of(NAT_GATEWAYS, AVAILABILITY_ZONES, VPC_ID),
                            NetworkTable::oneNatGatewayPerZone),
                    new Rule(
                            "`create_vpc` is true without `vpc_id`, and false with it",
                            List.of(CREATE_VPC, VPC_ID),
                            NetworkTable::newOrExisting),
                    new Rule(
                            "`vpc_id` and `private_subnet_ids` go together; the other subnets need both",
                            List.of(
                                    VPC_ID,
                                    PUBLIC_SUBNET_IDS,
                                    PRIVATE_SUBNET_IDS,
                                    PRIVATE_SUBNET_ZONES,
                                    ISOLATED_SUBNET_IDS),
                            NetworkTable::ownVpcIsComplete),
                    new Rule(
                            "`private_subnet_zones` has one zone, of `region`, for each of `private_subnet_ids`",
                            List.of(PRIVATE_SUBNET_IDS, PRIVATE_SUBNET_ZONES, GeneralTable.REGION),
                            NetworkTable::eachPrivateSubnetHasItsZone),
                    new Rule(
                            "`vpc_cidr` and `nat_gateways` have no effect with `vpc_id` (a warning)",
                            List.of(VPC_ID, VPC_CIDR, NAT_GATEWAYS),
                            NetworkTable::ownVpcHasItsOwnRange)));

    private NetworkTable() {}

    private static void oneNatGatewayPerZone(Settings settings, Consumer<Problem> problems) {
        int gateways = settings.get(NAT_GATEWAYS);
        int zones = settings.get(AVAILABILITY_ZONES);
        if (gateways > zones && !settings.isWritten(VPC_ID)) {
            problems.accept(ConfigProblems.contradiction(
                            settings.place(NAT_GATEWAYS, AVAILABILITY_ZONES),
                            "'nat_gateways' is " + gateways + " in " + zones + " zones")
                    .expecting("at most one NAT gateway for each of 'availability_zones'"));
        }
    }

    private static void newOrExisting(Settings settings, Consumer<Problem> problems) {
        boolean create = settings.get(CREATE_VPC);
        boolean existing = settings.isWritten(VPC_ID);
        if (create && existing) {
            problems.accept(ConfigProblems.contradiction(
                            settings.place(CREATE_VPC), "'create_vpc' is true, and 'vpc_id' names an existing VPC")
                    .expecting("one of the two"));
        } else if (!create && !existing) {
            problems.accept(ConfigProblems.contradiction(
                            settings.place(CREATE_VPC), "'create_vpc' is false, and no VPC is named")
                    .expecting("'vpc_id' and 'private_subnet_ids' of the VPC to use"));
        }
    }

    private static void ownVpcIsComplete(Settings settings, Consumer<Problem> problems) {
        if (settings.isWritten(VPC_ID) && !settings.isWritten(PRIVATE_SUBNET_IDS)) {
            problems.accept(Problem.error(
                            "missing-key", settings.place(VPC_ID), "'vpc_id' is there without 'private_subnet_ids'")
                    .expecting(SUBNETS.expected()));
        }
        for (ConfigKey<?> key :
                List.of(PUBLIC_SUBNET_IDS, PRIVATE_SUBNET_IDS, PRIVATE_SUBNET_ZONES, ISOLATED_SUBNET_IDS)) {
            if (settings.isWritten(key) && !settings.isWritten(VPC_ID)) {
                problems.accept(Problem.error(
                                "missing-key", settings.place(key), "'" + key.name() + "' is there without 'vpc_id'")
                        .expecting(VPC_ID.type().expected()));
            }
        }
    }

    private static void eachPrivateSubnetHasItsZone(Settings settings, Consumer<Problem> problems) {
        List<String> zones = settings.get(PRIVATE_SUBNET_ZONES);
        int subnets = settings.get(PRIVATE_SUBNET_IDS).size();
        String region = settings.get(GeneralTable.REGION);
        if (!zones.isEmpty() && zones.size() != subnets) {
            problems.accept(ConfigProblems.contradiction(
                            settings.place(PRIVATE_SUBNET_ZONES),
                            "'private_subnet_zones' has " + zones.size() + " of them, and 'private_subnet_ids' "
                                    + subnets)
                    .expecting("the zone of each private subnet, in the same order"));
        }
        zones.stream()
                .filter(zone -> !zone.substring(0, zone.length() - 1).equals(region))
                .forEach(zone -> problems.accept(ConfigProblems.contradiction(
                                settings.place(PRIVATE_SUBNET_ZONES), "'" + zone + "' is no zone of the region")
                        .expecting("zones of " + region)));
    }

    private static void ownVpcHasItsOwnRange(Settings settings, Consumer<Problem> problems) {
        for (ConfigKey<?> key : List.of(VPC_CIDR, NAT_GATEWAYS)) {
            if (settings.isWritten(key) && settings.isWritten(VPC_ID)) {
                problems.accept(ConfigProblems.noEffect(
                        settings.place(key), "'" + key.name() + "' has no effect on the VPC that 'vpc_id' names"));
            }
        }
    }

    static DeployConfig.Network read(Settings settings) {
        Optional<DeployConfig.ExistingVpc> existing = settings.find(VPC_ID)
                .map(id -> new DeployConfig.ExistingVpc(
                        id,
                        settings.get(PUBLIC_SUBNET_IDS),
                        settings.get(PRIVATE_SUBNET_IDS),
                        settings.get(PRIVATE_SUBNET_ZONES),
                        settings.get(ISOLATED_SUBNET_IDS)));
        return new DeployConfig.Network(
                settings.get(VPC_CIDR), settings.get(AVAILABILITY_ZONES), settings.get(NAT_GATEWAYS), existing);
    }
}
