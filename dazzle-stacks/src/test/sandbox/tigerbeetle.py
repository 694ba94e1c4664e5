#!/usr/bin/python3
"""Behaves as a TigerBeetle server does to who installs and starts it. It keeps no ledger."""
import json
import os
import socket
import sys
import threading
import time
import uuid

VERSION = "@VERSION@"


def fail(message):
    sys.exit(f"error: {message}")


def parsed(arguments):
    flags = dict(argument.lstrip("-").partition("=")[::2] for argument in arguments if argument.startswith("-"))
    paths = [argument for argument in arguments if not argument.startswith("-")]
    if len(paths) != 1:
        fail("expected one path")
    return flags, paths[0]


def addresses(flags):
    found = [entry.split(":") for entry in flags["addresses"].split(",")]
    if any(len(entry) != 2 for entry in found):
        fail(f"invalid addresses: {flags['addresses']}")
    return [(ip, int(port)) for ip, port in found]


def reachable(address):
    try:
        socket.create_connection(address, 0.3).close()
        return True
    except OSError:
        return False


def make(flags, path, how):
    if os.path.exists(path):
        fail(f"{path}: PathAlreadyExists")
    made = {
        "how": how,
        "id": str(uuid.uuid4()),
        "cluster": flags["cluster"],
        "replica": int(flags["replica"]),
        "count": int(flags["replica-count"]),
        "development": "development" in flags,
    }
    if os.path.isdir("/cloud"):
        with open("/cloud/made", "a") as log:
            log.write(json.dumps(made) + "\n")
    with open(path, "x") as file:
        json.dump(made, file)


def recover(flags, path):
    others = [address for index, address in enumerate(addresses(flags)) if index != int(flags["replica"])]
    while not all(reachable(address) for address in others):
        time.sleep(0.1)
    make(flags, path, "recover")


def start(flags, path):
    with open(path, "r+") as file:
        data = json.load(file)
    listed = addresses(flags)
    if len(listed) != data["count"]:
        fail(f"{len(listed)} addresses for {data['count']} replicas")
    if ("development" in flags) == ("cache-grid" in flags):
        fail("a cache of the machine's memory, or the development mode")
    server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.bind(listed[data["replica"]])
    server.listen()
    threading.Thread(target=lambda: [server.accept()[0].close() for _ in iter(int, 1)], daemon=True).start()
    ip, port = flags["statsd"].split(":")
    statsd = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    tags = f"|g|#cluster:{int(data['cluster']):032x},replica:{data['replica']}"
    while True:
        alive = sum(reachable(address) for address in listed)
        status = 0 if alive > data["count"] // 2 else 1
        lines = [f"tb.replica_status:{status}{tags}", f"tb.replica_sync_stage:0{tags}", f"tb.grid_reads:7{tags}"]
        statsd.sendto("\n".join(lines).encode(), (ip, int(port)))
        time.sleep(0.2)


command, *rest = sys.argv[1:]
if command == "version":
    print(f"TigerBeetle version {VERSION}+0123456")
else:
    {"format": lambda *given: make(*given, "format"), "recover": recover, "start": start}[command](*parsed(rest))
