"""A pretend EC2 machine: process 1 of namespaces of its own, with a root of Debian's own programs, a metadata service, the
calls of AWS that a replica makes, and as much of systemd as its units need.

It is told what to do line by line on its standard input (boot, run, shutdown) and answers each with a line of JSON.
What outlives it stands in two folders: its disk, and the cloud that it shares with other machines.
"""
import fcntl
import http.server
import json
import os
import re
import resource
import shutil
import socketserver
import stat
import struct
import subprocess
import sys
import threading
import time
import urllib.parse

CONFIG = json.loads(sys.argv[1])
ROOT = os.path.join(CONFIG["folder"], "root")
DISK = os.path.join(CONFIG["folder"], "disk")
INSTANCE = CONFIG["instance"]
CLOUD = "/cloud"
PATH = "/sandbox/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
CONTROL_PORT = 7000
TOKEN = "a-token-of-version-two"


# --- a root file system: the host's programs, and a disk of the machine's own


def mount(*arguments):
    subprocess.run(["mount", *arguments], check=True)


def bind(source, target, *, read_only=False):
    os.makedirs(target, exist_ok=True)
    mount("--bind", source, target)
    if read_only:
        mount("-o", "remount,bind,ro", target)


def build_root():
    mount("--make-rprivate", "/")
    os.makedirs(ROOT, exist_ok=True)
    mount("-t", "tmpfs", "tmpfs", ROOT)
    for name in ("bin", "sbin", "lib", "lib32", "lib64", "libx32"):
        host = "/" + name
        if os.path.islink(host):
            os.symlink(os.readlink(host), ROOT + host)
        elif os.path.isdir(host):
            bind(host, ROOT + host, read_only=True)
    bind("/usr", ROOT + "/usr", read_only=True)
    new = not os.path.isdir(DISK)
    for name in ("etc", "var", "opt", "root", "tmp", "usr-local"):
        os.makedirs(os.path.join(DISK, name), exist_ok=True)
        bind(os.path.join(DISK, name), ROOT + "/" + name.replace("-", "/"))
    if new:
        furnish()
    # Links out of the machine's own folder: lent, for whoever clears that folder away warns of each of them.
    if os.path.isdir("/etc/alternatives"):
        bind("/etc/alternatives", ROOT + "/etc/alternatives", read_only=True)
    os.mkdir(ROOT + "/run")
    mount("-t", "tmpfs", "tmpfs", ROOT + "/run")
    os.mkdir(ROOT + "/proc")
    mount("-t", "proc", "proc", ROOT + "/proc")
    devices()
    bind(CONFIG["cloud"], ROOT + CLOUD)
    bind(CONFIG["sandbox"], ROOT + "/sandbox", read_only=True)
    if CONFIG["memoryMib"]:
        with open(ROOT + "/run/meminfo", "w") as meminfo:
            meminfo.write(f"MemTotal:       {CONFIG['memoryMib'] * 1024} kB\n")
        mount("--bind", ROOT + "/run/meminfo", ROOT + "/proc/meminfo")
    os.chroot(ROOT)
    os.chdir("/")


def furnish():
    etc = os.path.join(DISK, "etc")
    for name in ("ld.so.cache", "login.defs", "mke2fs.conf", "nsswitch.conf"):
        if os.path.exists("/etc/" + name):
            shutil.copy("/etc/" + name, etc)
    for name in ("security", "pam.d", "default"):
        if os.path.isdir("/etc/" + name):
            shutil.copytree("/etc/" + name, os.path.join(etc, name), symlinks=True)
    files = {
        "passwd": "root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65534:nobody:/:/usr/sbin/nologin\n",
        "group": "root:x:0:\nnogroup:x:65534:\n",
        "shadow": "root:*:19000::::::\n",
        "gshadow": "root:*::\n",
        "fstab": "LABEL=/ / xfs defaults 1 1\n",
        "hosts": "127.0.0.1 localhost\n",
    }
    for name, text in files.items():
        with open(os.path.join(etc, name), "w") as file:
            file.write(text)
    for folder in ("etc/systemd/system", "etc/logrotate.d", "etc/sysctl.d", "var/log", "var/lib"):
        os.makedirs(os.path.join(DISK, folder), exist_ok=True)
    for folder in ("bin", "sbin", "lib"):
        os.makedirs(os.path.join(DISK, "usr-local", folder), exist_ok=True)
    os.chmod(os.path.join(DISK, "tmp"), 0o1777)


def devices():
    os.mkdir(ROOT + "/dev")
    mount("-t", "tmpfs", "tmpfs", ROOT + "/dev")
    for name, minor in (("null", 3), ("zero", 5), ("full", 7), ("random", 8), ("urandom", 9)):
        os.mknod(f"{ROOT}/dev/{name}", stat.S_IFCHR | 0o666, os.makedev(1, minor))
        os.chmod(f"{ROOT}/dev/{name}", 0o666)
    os.symlink("/proc/self/fd", ROOT + "/dev/fd")
    os.mknod(ROOT + "/dev/loop-control", stat.S_IFCHR | 0o600, os.makedev(10, 237))
    for folder in ("by-id", "by-uuid"):
        os.makedirs(ROOT + "/dev/disk/" + folder)


# --- volumes: loop devices that end with the machine

SET_FD, SET_STATUS, GET_FREE, AUTOCLEAR = 0x4C00, 0x4C04, 0x4C82, 4
ATTACHED = {}


def loop_device(image):
    with open("/dev/loop-control") as control, open(image, "r+b") as backing:
        for _ in range(50):
            number = fcntl.ioctl(control, GET_FREE)
            path = f"/dev/loop{number}"
            if not os.path.exists(path):
                os.mknod(path, stat.S_IFBLK | 0o600, os.makedev(7, number))
            # Kept open: when the machine ends, and with it what it has mounted, the device is free again.
            device = os.open(path, os.O_RDWR)
            try:
                fcntl.ioctl(device, SET_FD, backing.fileno())
            except OSError:
                os.close(device)
                continue
            status = struct.pack("<5Q4I64s64s32s2Q", *[0] * 8, AUTOCLEAR, b"", b"", b"", 0, 0)
            fcntl.ioctl(device, SET_STATUS, status)
            return path
    raise OSError("no free loop device")


def attach(volume):
    if volume in ATTACHED:
        return
    ATTACHED[volume] = loop_device(f"{CLOUD}/volumes/{volume}")
    if not os.path.exists(f"{CLOUD}/refused/device"):
        name = "nvme-Amazon_Elastic_Block_Store_" + volume.replace("-", "", 1)
        os.symlink("../../" + os.path.basename(ATTACHED[volume]), "/dev/disk/by-id/" + name)


def link_by_uuid():
    """What udev does a moment after a file system was made."""
    linked = set()
    while True:
        time.sleep(0.1)
        for device in set(ATTACHED.values()) - linked:
            found = subprocess.run(
                ["blkid", "-p", "-s", "UUID", "-o", "value", device], capture_output=True, text=True, env={"PATH": PATH}
            )
            link = "/dev/disk/by-uuid/" + found.stdout.strip()
            if found.stdout.strip() and not os.path.lexists(link):
                os.symlink("../../" + os.path.basename(device), link)
                linked.add(device)


# --- the metadata service, which wants a token


class Metadata(http.server.BaseHTTPRequestHandler):
    def do_PUT(self):
        self.answer(TOKEN if self.headers.get("X-aws-ec2-metadata-token-ttl-seconds") else None, 400)

    def do_GET(self):
        values = {"instance-id": INSTANCE, "local-ipv4": CONFIG["address"]}
        if self.headers.get("X-aws-ec2-metadata-token") != TOKEN:
            self.answer(None, 401)
        else:
            self.answer(values.get(self.path.removeprefix("/latest/meta-data/")), 404)

    def answer(self, text, error):
        self.send_response(error if text is None else 200)
        self.end_headers()
        self.wfile.write((text or "").encode())

    def log_message(self, *_):
        pass


# --- AWS's calls


class Refused(Exception):
    pass


def options(arguments):
    """--name value value, or --flag."""
    found, name = {}, None
    for argument in arguments:
        if argument.startswith("--"):
            name = argument
            found[name] = []
        elif name:
            found[name].append(argument)
    return {key: " ".join(values) for key, values in found.items()}


def parameter_file(name):
    return f"{CLOUD}/parameters/{urllib.parse.quote(name, safe='')}"


def read(path):
    with open(path) as file:
        return file.read()


def write(path, text, mode="w"):
    with open(path, mode) as file:
        file.write(text)


def aws(arguments):
    service, operation, given = arguments[0], arguments[1], options(arguments[2:])
    write(f"{CLOUD}/calls", " ".join(arguments) + "\n", "a")
    refusal = f"{CLOUD}/refused/{service}-{operation}"
    if os.path.exists(refusal):
        raise Refused(f"An error occurred ({read(refusal).strip()}) when calling {operation}")
    return CALLS[service, operation](given, arguments)


def get_parameter(given, _):
    try:
        return read(parameter_file(given["--name"])) + "\n"
    except FileNotFoundError:
        raise Refused("An error occurred (ParameterNotFound) when calling the GetParameter operation: ")


def put_parameter(given, _):
    path = parameter_file(given["--name"])
    if os.path.exists(path) and "--overwrite" not in given:
        raise Refused("An error occurred (ParameterAlreadyExists) when calling the PutParameter operation: ")
    write(path, given["--value"])
    return "{}"


def delete_parameter(given, _):
    try:
        os.remove(parameter_file(given["--name"]))
        return ""
    except FileNotFoundError:
        raise Refused("An error occurred (ParameterNotFound) when calling the DeleteParameter operation: ")


def get_parameters_by_path(given, _):
    wanted = re.fullmatch(r"Parameters\[\?Value=='(.*)'\]\.Name", given["--query"]).group(1)
    names = [urllib.parse.unquote(name) for name in os.listdir(f"{CLOUD}/parameters")]
    below = given["--path"].rstrip("/") + "/"
    found = [name for name in sorted(names) if name.startswith(below) and read(parameter_file(name)) == wanted]
    return "\t".join(found) + "\n"


def volume_exists(volume):
    if not os.path.exists(f"{CLOUD}/volumes/{volume}"):
        raise Refused(f"An error occurred (InvalidVolume.NotFound): The volume '{volume}' does not exist.")


def attach_volume(given, _):
    volume = given["--volume-id"]
    volume_exists(volume)
    holder = f"{CLOUD}/attached/{volume}"
    try:
        write(holder, given["--instance-id"], "x")
    except FileExistsError:
        raise Refused(f"An error occurred (VolumeInUse): {volume} is already attached to {read(holder)}")
    attach(volume)
    return '{"State": "attaching"}'


def describe_volumes(given, _):
    volume_exists(given["--volume-ids"])
    return "{}"


def create_tags(given, _):
    write(f"{CLOUD}/tags/{given['--resources']}", given["--tags"] + "\n", "a")
    return ""


def put_log_events(given, _):
    stream = urllib.parse.quote(given["--log-stream-name"], safe="")
    if not os.path.exists(f"{CLOUD}/logs/{stream}"):
        raise Refused("An error occurred (ResourceNotFoundException) when calling the PutLogEvents operation: ")
    for event in json.loads(given["--log-events"]):
        write(f"{CLOUD}/logs/{stream}", event["message"] + "\n", "a")
    return "{}"


def create_log_stream(given, _):
    write(f"{CLOUD}/logs/{urllib.parse.quote(given['--log-stream-name'], safe='')}", "", "a")
    return ""


def signal_resource(given, _):
    names = ("--logical-resource-id", "--unique-id", "--status")
    write(f"{CLOUD}/signals", " ".join(given[name] for name in names) + "\n", "a")
    return ""


def describe_stack_resource(given, _):
    return read(f"{CLOUD}/stack/{given['--logical-resource-id']}").strip() + "\n"


def s3_cp(_, arguments):
    source, target = [argument for argument in arguments[2:] if not argument.startswith("--")]
    try:
        shutil.copy(f"{CLOUD}/objects/{source.removeprefix('s3://')}", target)
        return ""
    except FileNotFoundError:
        raise Refused("fatal error: An error occurred (404) when calling the HeadObject operation: Key does not exist")


CALLS = {
    ("ssm", "get-parameter"): get_parameter,
    ("ssm", "put-parameter"): put_parameter,
    ("ssm", "delete-parameter"): delete_parameter,
    ("ssm", "get-parameters-by-path"): get_parameters_by_path,
    ("ec2", "attach-volume"): attach_volume,
    ("ec2", "describe-volumes"): describe_volumes,
    ("ec2", "create-tags"): create_tags,
    ("logs", "create-log-stream"): create_log_stream,
    ("logs", "put-log-events"): put_log_events,
    ("cloudformation", "signal-resource"): signal_resource,
    ("cloudformation", "describe-stack-resource"): describe_stack_resource,
    ("s3", "cp"): s3_cp,
}


# --- as much of systemd as the units need

UNITS = "/etc/systemd/system"
WANTED = UNITS + "/enabled"
RESTART_SECONDS = 0.3
DEVICE_SECONDS = 3
TIMER_SECONDS = 5
RUNNING = {}


class Unit:
    def __init__(self, name):
        self.name = name
        self.settings = {}
        for line in read(f"{UNITS}/{name}").splitlines():
            key, separator, value = line.partition("=")
            if separator and not line.startswith("#"):
                self.settings.setdefault(key, []).append(value)
        self.process = None
        self.stopping = False

    def get(self, key, otherwise=None):
        return self.settings.get(key, [otherwise])[-1]

    def start(self):
        mount_point = self.get("AssertPathIsMountPoint")
        needed = self.get("RequiresMountsFor")
        if needed and not os.path.ismount(needed):
            raise Refused(f"Dependency failed for {self.name}: {needed} is not mounted")
        if mount_point and not os.path.ismount(mount_point):
            raise Refused(f"Assertion failed for {self.name}: {mount_point}")
        folder = self.get("RuntimeDirectory")
        if folder:
            os.makedirs("/run/" + folder, exist_ok=True)
            shutil.chown("/run/" + folder, self.user(), None)
        if self.name.endswith(".timer"):
            threading.Thread(target=self.fire, daemon=True).start()
        elif self.get("Type") == "oneshot":
            self.run(self.get("ExecStart"))
        else:
            threading.Thread(target=self.keep_running, daemon=True).start()

    def user(self):
        return "nobody" if self.get("DynamicUser") == "true" else self.get("User", "root")

    def popen(self, command):
        output = self.get("StandardOutput", "")
        target = output.removeprefix("append:") if output.startswith("append:") else "/var/log/" + self.name
        environment = {"PATH": PATH, **dict(pair.split("=", 1) for pair in self.settings.get("Environment", []))}
        user = self.user()
        with open(target, "a") as log:
            return subprocess.Popen(
                command.split(),
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                env=environment,
                user=user,
                group=None if user == "root" else group_of(user),
                extra_groups=[],
                start_new_session=True,
            )

    def run(self, command):
        if self.popen(command).wait() != 0:
            raise Refused(f"{self.name}: {command} failed")

    def keep_running(self):
        while not self.stopping:
            self.process = self.popen(self.get("ExecStart"))
            self.process.wait()
            if self.get("Restart") != "always":
                return
            time.sleep(RESTART_SECONDS)

    def fire(self):
        while not self.stopping:
            try:
                Unit(self.name.replace(".timer", ".service")).start()
            except Refused as refused:
                print(refused, file=sys.stderr)
            time.sleep(TIMER_SECONDS)

    def stop(self):
        self.stopping = True
        if self.process:
            self.process.terminate()
            self.process.wait()
        elif self.get("ExecStop"):
            self.run(self.get("ExecStop"))


def group_of(user):
    import grp
    import pwd

    return grp.getgrgid(pwd.getpwnam(user).pw_gid).gr_name


def start(name):
    if name not in RUNNING:
        unit = Unit(name)
        unit.start()
        RUNNING[name] = unit


def systemctl(arguments):
    verb, names = arguments[0], [argument for argument in arguments[1:] if not argument.startswith("-")]
    if verb == "enable":
        os.makedirs(WANTED, exist_ok=True)
        for name in names:
            write(f"{WANTED}/{name}", "")
    if verb == "start" or (verb == "enable" and "--now" in arguments):
        for name in names:
            start(name)
    if verb == "stop":
        for name in names:
            RUNNING.pop(name).stop()
    if verb not in ("enable", "start", "stop", "daemon-reload"):
        raise Refused(f"This systemctl knows no {verb}")
    return ""


class Control(http.server.BaseHTTPRequestHandler):
    """What the commands aws and systemctl of this machine ask."""

    def do_POST(self):
        arguments = self.rfile.read(int(self.headers["Content-Length"])).decode().split("\0")[:-1]
        try:
            output, status = {"/aws": aws, "/systemctl": systemctl}[self.path](arguments), 200
        except Refused as refused:
            output, status = f"{refused}\n", 400
        self.send_response(status)
        self.end_headers()
        self.wfile.write(output.encode())

    def log_message(self, *_):
        pass


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True


def serve(address, port, handler):
    threading.Thread(target=Server((address, port), handler).serve_forever, daemon=True).start()


# --- the machine's life


def run(command, output):
    environment = {"PATH": PATH, "HOME": "/root"}
    with open(output, "a") as log:
        return subprocess.run(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment).returncode


def start_again():
    """What systemd does when a machine is rebooted."""
    for line in read("/etc/fstab").splitlines():
        fields = line.split()
        if len(fields) > 2 and fields[1].startswith("/var/lib/"):
            link = "/dev/disk/by-uuid/" + fields[0].removeprefix("UUID=")
            until = time.monotonic() + DEVICE_SECONDS
            while not os.path.exists(link) and time.monotonic() < until:
                time.sleep(0.05)
            subprocess.run(["mount", fields[1]], env={"PATH": PATH})
    for name in sorted(os.listdir(WANTED)) if os.path.isdir(WANTED) else []:
        try:
            start(name)
        except Refused as refused:
            write("/var/log/systemd.log", f"{refused}\n", "a")


def shut_down():
    for unit in reversed(list(RUNNING.values())):
        try:
            unit.stop()
        except Refused as refused:
            write("/var/log/systemd.log", f"{refused}\n", "a")
    for folder in os.listdir("/var/lib"):
        if os.path.ismount("/var/lib/" + folder):
            subprocess.run(["umount", "/var/lib/" + folder], env={"PATH": PATH})


def main():
    os.environ["PATH"] = PATH + ":" + os.environ.get("PATH", "")
    most = resource.getrlimit(resource.RLIMIT_MEMLOCK)[1]
    resource.setrlimit(resource.RLIMIT_MEMLOCK, (most, most))
    build_root()
    for command in (["link", "set", "lo", "up"], ["address", "add", "169.254.169.254/32", "dev", "lo"]):
        subprocess.run(["ip", *command], check=True)
    serve("169.254.169.254", 80, Metadata)
    serve("127.0.0.1", CONTROL_PORT, Control)
    threading.Thread(target=link_by_uuid, daemon=True).start()
    for volume in os.listdir(f"{CLOUD}/attached"):
        if read(f"{CLOUD}/attached/{volume}") == INSTANCE:
            attach(volume)
    if CONFIG["reboot"]:
        start_again()
    answer({"up": INSTANCE})
    for line in sys.stdin:
        verb, _, argument = line.rstrip("\n").partition(" ")
        if verb == "boot":
            answer({"status": run(["bash", "/var/lib/cloud/instance/user-data.txt"], "/var/log/cloud-init-output.log")})
        elif verb == "run":
            done = subprocess.run(["bash", "-c", argument], capture_output=True, text=True, env={"PATH": PATH})
            answer({"status": done.returncode, "output": done.stdout + done.stderr})
        elif verb == "shutdown":
            shut_down()
            answer({"status": 0})
            return


def answer(value):
    print(json.dumps(value), flush=True)


main()
