"""Where the CloudWatch agent of a pretend machine listens for StatsD: what it is sent goes to its log."""
import socket

agent = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
agent.bind(("127.0.0.1", 8125))
with open("/var/log/statsd", "a", buffering=1) as log:
    while True:
        log.write(agent.recv(65535).decode() + "\n")
