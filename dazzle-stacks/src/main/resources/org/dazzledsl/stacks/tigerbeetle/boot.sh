#!/bin/bash
# Brings up one replica of a TigerBeetle cluster. The machine may be gone tomorrow; the volume, and the address that the
# machine gets from its network interface, outlive it. Runs as root when a machine first starts; may be run again.
#
# It formats a data file only where it can prove that this replica never had one: a replica that forgot what it promised
# the others can make the cluster lose what was committed. Whatever fails is logged, told to CloudFormation, and leaves
# the server down, which alarms, since its metrics are missing.
#
# In front of this text, a machine's user data sets these variables:
#   REPLICA REPLICA_COUNT     the index of this replica, from 0, and how many there are
#   CLUSTER_ID                a u128 in decimal
#   ADDRESSES                 ip:port of every replica in the order of their indices, comma-separated
#   VOLUME_ID                 the EBS volume of this replica
#   MAY_FORMAT                false where volumes are adopted or restored, so that each must hold data already
#   VOLUME_TAG                key=value of the tag by which the volume is backed up; empty where it has it
#   VERSION ARCHIVE SHA256    the release of TigerBeetle, https:// or s3:// address and sum; the sum may be empty
#   LEAST_MEMORY_MIB          below it, TigerBeetle only runs for development
#   FORMATTED_PARAMETER       SSM parameter that says which volume was formatted, by which stack
#   NODES_PATH                of SSM parameters, one for each running machine
#   LOG_GROUP METRIC_NAMESPACE METRICS    where logs and metrics go; the server's metrics that are passed on
#   AWS_REGION STACK_ID GROUP the region, the stack, and the logical id of the Auto Scaling group in it
#   ANSWER_SECONDS ATTACH_SECONDS DEVICE_SECONDS DOWNLOAD_SECONDS RECOVER_SECONDS LISTEN_SECONDS NORMAL_SECONDS
#                             how long AWS may take to answer, the volume to be attached, its device to appear and to be
#                             mounted, the archive to arrive, the data file to be recovered, the server to listen, and the
#                             replica to count again
#   POLL_SECONDS              between two looks at any of these
set -Eeuo pipefail
export LC_ALL=C TZ=UTC AWS_PAGER='' AWS_RETRY_MODE=standard AWS_MAX_ATTEMPTS=8

: "${REPLICA:?}" "${REPLICA_COUNT:?}" "${CLUSTER_ID:?}" "${ADDRESSES:?}" "${VOLUME_ID:?}" "${MAY_FORMAT:?}"
: "${VOLUME_TAG?}" "${VERSION:?}" "${ARCHIVE:?}" "${SHA256?}" "${LEAST_MEMORY_MIB:?}" "${FORMATTED_PARAMETER:?}"
: "${NODES_PATH:?}" "${LOG_GROUP:?}" "${METRIC_NAMESPACE:?}" "${METRICS:?}" "${AWS_REGION:?}" "${STACK_ID:?}" "${GROUP:?}"
: "${ANSWER_SECONDS:?}" "${ATTACH_SECONDS:?}" "${DEVICE_SECONDS:?}" "${DOWNLOAD_SECONDS:?}" "${RECOVER_SECONDS:?}"
: "${LISTEN_SECONDS:?}" "${NORMAL_SECONDS:?}" "${POLL_SECONDS:?}"
export AWS_REGION AWS_DEFAULT_REGION=$AWS_REGION

readonly METADATA=http://169.254.169.254/latest
readonly DATA=/var/lib/tigerbeetle LOG=/var/log/tigerbeetle.log LIB=/usr/local/lib/tigerbeetle
readonly SERVER=/usr/local/bin/tigerbeetle STATUS=/run/tigerbeetle-metrics
readonly FILE=$DATA/${CLUSTER_ID}_$REPLICA.tigerbeetle
readonly DEVICE=/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_${VOLUME_ID/-/}
# The value of the mark before anything was formatted, where the stack itself made the parameter.
readonly NEVER=-
# The server sends its metrics to the first; what is watched goes on from there to the second.
readonly STATSD=127.0.0.1:8126 AGENT=127.0.0.1:8125
# Since when `tigerbeetle recover` exists.
readonly RECOVERS_SINCE=0.16.43

log() { printf '%(%FT%TZ)T replica %s: %s\n' -1 "$REPLICA" "$*"; }

fail() {
  trap - ERR
  log "FAILED: $*"
  report "replica $REPLICA: FAILED: $*" || log 'The log group could not be reached'
  signal FAILURE || true
  exit 1
}

# Straight to the log group: the agent may be what failed.
report() {
  local stream="replica-$REPLICA/$instance/failure" events
  events=$(python3 -c 'import json, sys, time
print(json.dumps([{"timestamp": int(time.time() * 1000), "message": sys.argv[1]}]))' "$1")
  aws logs create-log-stream --log-group-name "$LOG_GROUP" --log-stream-name "$stream" 2>/dev/null || true
  aws logs put-log-events --log-group-name "$LOG_GROUP" --log-stream-name "$stream" --log-events "$events" >/dev/null
}

signal() {
  aws cloudformation signal-resource --stack-name "$STACK_ID" --logical-resource-id "$GROUP" \
    --unique-id "$instance" --status "$1"
}

# await SECONDS WHAT COMMAND...: until the command succeeds; fails after so many seconds.
await() {
  local seconds=$1 what=$2 until=$((SECONDS + $1))
  shift 2
  until "$@"; do
    ((SECONDS < until)) || fail "$what: not within $seconds seconds"
    sleep "$POLL_SECONDS"
  done
}

metadata() {
  local token
  token=$(curl -fsS --max-time 5 -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$METADATA/api/token") &&
    curl -fsS --max-time 5 -H "X-aws-ec2-metadata-token: $token" "$METADATA/meta-data/$1"
}

identify() { instance=$(metadata instance-id); }

# TigerBeetle must be told the same addresses as its peers, and must have the one at its index.
check_address() {
  local addresses mine
  IFS=, read -ra addresses <<<"$ADDRESSES"
  mine=$(metadata local-ipv4)
  ((${#addresses[@]} == REPLICA_COUNT)) || fail "$ADDRESSES are not $REPLICA_COUNT addresses"
  address=${addresses[REPLICA]}
  [[ $address == "$mine:"* ]] || fail "This machine has the address $mine and should have $address"
}

# Without logs and metrics a replica still serves: a missing metric alarms.
start_agent() {
  local ctl=/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl config=$LIB/agent.json
  [[ -x $ctl ]] || dnf install -y -q amazon-cloudwatch-agent logrotate || return
  cat >"$config" <<EOF
{
  "agent": {"omit_hostname": true},
  "metrics": {
    "namespace": "$METRIC_NAMESPACE",
    "aggregation_dimensions": [["replica"]],
    "metrics_collected": {
      "disk": {"measurement": ["used_percent"], "resources": ["$DATA"], "append_dimensions": {"replica": "$REPLICA"}},
      "mem": {"measurement": ["used_percent"], "append_dimensions": {"replica": "$REPLICA"}},
      "statsd": {"service_address": "$AGENT", "metrics_collection_interval": 60}
    }
  },
  "logs": {"logs_collected": {"files": {"collect_list": [
    {"file_path": "$LOG", "log_group_name": "$LOG_GROUP", "log_stream_name": "replica-$REPLICA/{instance_id}"}
  ]}}}
}
EOF
  echo "$LOG {
  size 50M
  rotate 2
  copytruncate
}" >/etc/logrotate.d/tigerbeetle
  "$ctl" -a fetch-config -m ec2 -s -c "file:$config" >/dev/null
}

# The volume's former machine may still be shutting down.
attached() {
  [[ -e $DEVICE ]] ||
    aws ec2 attach-volume --volume-id "$VOLUME_ID" --instance-id "$instance" --device /dev/sdf >/dev/null
}

# Sets `mark`: the volume and the stack of the formatting, or NEVER. Fails where it can't be told.
read_mark() {
  local errors
  errors=$(mktemp)
  if mark=$(aws ssm get-parameter --name "$FORMATTED_PARAMETER" --query Parameter.Value --output text 2>"$errors"); then
    return
  fi
  mark=$NEVER
  grep -q ParameterNotFound "$errors"
}

write_mark() {
  aws ssm put-parameter --name "$FORMATTED_PARAMETER" --type String --overwrite --value "$VOLUME_ID $STACK_ID" >/dev/null
}

# The mark of another stack whose volume is gone is that of a cluster which is gone. Any doubt counts as a yes.
formatted_before() {
  local errors
  [[ $mark != "$NEVER" ]] || return 1
  [[ ${mark#* } != "$STACK_ID" ]] || return 0
  ! errors=$(aws ec2 describe-volumes --volume-ids "${mark%% *}" 2>&1 >/dev/null) || return 0
  [[ $errors != *InvalidVolume.NotFound* ]]
}

begins_empty() {
  local bytes
  bytes=$(head -c 1048576 "$DEVICE" | tr -d '\0' | wc -c) && ((bytes == 0))
}

# Makes a file system only where blkid finds nothing, which it also says of what it can't read, where the beginning reads
# as nothing, and where an empty volume is to be expected.
make_filesystem() {
  local type found=0
  type=$(blkid -p -s TYPE -o value "$DEVICE") || found=$?
  if ((found == 0)) && [[ $type == ext4 ]]; then
    return
  fi
  if ((found != 2)) || ! begins_empty; then
    fail "$VOLUME_ID holds something that is no ext4 file system (blkid: $found, ${type:-?})"
  fi
  [[ $MAY_FORMAT == true ]] || formatted_before || fail "$VOLUME_ID is empty, and was adopted or restored with data"
  log "$VOLUME_ID is empty: making a file system"
  command -v mkfs.ext4 >/dev/null || dnf install -y -q e2fsprogs
  mkfs.ext4 -q -m 0 "$DEVICE"
}

# The link by UUID appears a moment after the file system. A mount that may fail at boot reports no failure here either.
mounted() {
  mountpoint -q "$DATA" || mount "$DATA"
  mountpoint -q "$DATA"
}

mount_volume() {
  local uuid
  uuid=$(blkid -p -s UUID -o value "$DEVICE")
  mkdir -p "$DATA"
  sed -i "\\| $DATA |d" /etc/fstab
  echo "UUID=$uuid $DATA ext4 noatime,nofail,x-systemd.device-timeout=${DEVICE_SECONDS}s 0 2" >>/etc/fstab
  systemctl daemon-reload
  await "$DEVICE_SECONDS" "mounting $VOLUME_ID" mounted
  [[ $(mountpoint -d "$DATA") == "$(mountpoint -x "$(readlink -f "$DEVICE")")" ]] ||
    fail "Something else than $VOLUME_ID is mounted on $DATA"
}

install_server() {
  local work found
  [[ $SHA256 =~ ^[0-9a-fA-F]{64}$ ]] || fail "No SHA-256 is known for TigerBeetle $VERSION: set deploy.tigerbeetle.sha256"
  if [[ -x $SERVER && $(cat "$LIB/sha256" 2>/dev/null) == "$SHA256" ]]; then
    return
  fi
  work=$(mktemp -d)
  case $ARCHIVE in
    s3://*) aws s3 cp --only-show-errors "$ARCHIVE" "$work/archive" || fail "$ARCHIVE could not be read" ;;
    *)
      curl -fsSL --retry 5 --retry-all-errors --retry-max-time "$DOWNLOAD_SECONDS" --max-time "$DOWNLOAD_SECONDS" \
        -o "$work/archive" "$ARCHIVE" || fail "No $ARCHIVE"
      ;;
  esac
  echo "${SHA256,,}  $work/archive" | sha256sum --check --status || fail "$ARCHIVE hasn't the SHA-256 $SHA256"
  python3 -m zipfile -e "$work/archive" "$work"
  install -m 0755 "$work/tigerbeetle" "$SERVER.new"
  found=$("$SERVER.new" version) || fail "$ARCHIVE doesn't run on this $(uname -m) machine"
  [[ ${found#TigerBeetle version } == "$VERSION"?(+*) ]] || fail "$ARCHIVE holds $found and not $VERSION"
  mv "$SERVER.new" "$SERVER"
  echo "$SHA256" >"$LIB/sha256"
  rm -r "$work"
}

# TigerBeetle wants all memory but some 4 GiB as its cache. All replicas run on the same kind of machine.
size_memory() {
  local mib
  mib=$(awk '$1 == "MemTotal:" {print int($2 / 1024)}' /proc/meminfo)
  if ((mib < LEAST_MEMORY_MIB)); then
    log "$mib MiB of memory are too little for production"
    development=(--development)
    memory=(--development)
  else
    development=()
    memory=("--cache-grid=$((mib / 1024 - 4))GiB")
  fi
}

# Makes the data file under another name, so that a half-made one is never taken for it.
make_file() {
  rm -f "$FILE.new"
  "$@" --cluster="$CLUSTER_ID" --replica="$REPLICA" --replica-count="$REPLICA_COUNT" "${development[@]}" "$FILE.new" ||
    return
  sync "$FILE.new"
  mv -n "$FILE.new" "$FILE"
  sync "$DATA"
}

recover() {
  ((REPLICA_COUNT > 2)) || fail "The data file is lost, and a cluster of $REPLICA_COUNT can't recover it: restore a snapshot"
  printf '%s\n' "$RECOVERS_SINCE" "$VERSION" | sort -C -V || fail "The data file is lost: TigerBeetle $VERSION can't recover"
  log "The data file is lost (formatted on ${mark%% *}): recovering it from the other replicas"
  make_file timeout "$RECOVER_SECONDS" "$SERVER" recover --addresses="$ADDRESSES" ||
    fail 'The data file is lost and could not be recovered: are the other replicas healthy?'
}

# What else is on the volume doesn't belong to a replica that is about to begin.
holds_nothing() {
  local found
  found=$(find "$DATA" -mindepth 1 -maxdepth 1 ! -name lost+found ! -path "$FILE.new" -print -quit) && [[ -z $found ]]
}

provide_file() {
  local other
  for other in "$DATA"/*.tigerbeetle; do
    [[ ! -e $other || $other == "$FILE" ]] || fail "$VOLUME_ID holds $other: another replica's or cluster's volume"
  done
  if [[ -e $FILE ]]; then
    log "Found $FILE"
    write_mark || log 'The mark of the formatting could not be written'
    return
  fi
  if formatted_before; then
    [[ ${mark#* } == "$STACK_ID" || $MAY_FORMAT == false ]] ||
      fail "Another stack formatted ${mark%% *}: adopt its volumes, or delete $FORMATTED_PARAMETER for an empty cluster"
    recover
  elif [[ $MAY_FORMAT == true ]]; then
    holds_nothing || fail "$VOLUME_ID holds files, but no data file, and no mark says that it was formatted"
    log "Never formatted: formatting $FILE"
    make_file "$SERVER" format || fail 'The data file could not be formatted'
  else
    fail "$VOLUME_ID has no data file, and was adopted or restored with data"
  fi
  write_mark || fail 'The mark of the formatting could not be written'
}

# The relay passes on the few of the server's many metrics that are watched, and notes the last of each in a file.
write_units() {
  local aws
  aws=$(command -v aws)
  cat >"$LIB/metrics.py" <<'EOF'
import os, socket, sys

source, agent, directory, replica, watched = sys.argv[1:]
address = lambda text: (text.split(":")[0], int(text.split(":")[1]))
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(address(source))
while True:
    for line in server.recv(65535).decode("ascii", "replace").splitlines():
        name, _, value = line.partition("|")[0].partition(":")
        key = name.replace(".", "_")
        if key in watched.split(","):
            server.sendto(f"{name}:{value}|g|#replica:{replica}".encode(), address(agent))
            path = os.path.join(directory, key)
            with open(path + ".new", "w") as note:
                note.write(value)
            os.replace(path + ".new", path)
EOF
  cat >/etc/systemd/system/tigerbeetle-metrics.service <<EOF
[Unit]
Description=Metrics of TigerBeetle replica $REPLICA

[Service]
ExecStart=/usr/bin/python3 $LIB/metrics.py $STATSD $AGENT $STATUS $REPLICA $METRICS
Restart=always
DynamicUser=true
RuntimeDirectory=${STATUS##*/}
ProtectHome=true

[Install]
WantedBy=multi-user.target
EOF
  cat >/etc/systemd/system/tigerbeetle-node.service <<EOF
[Unit]
Description=Registration of this machine as TigerBeetle replica $REPLICA
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
RemainAfterExit=true
Environment=AWS_DEFAULT_REGION=$AWS_REGION
ExecStart=$aws ssm put-parameter --name $NODES_PATH/$instance --value $address --type String --overwrite
ExecStop=$aws ssm delete-parameter --name $NODES_PATH/$instance

[Install]
WantedBy=multi-user.target
EOF
  # For the day on which the volume is made larger.
  cat >/etc/systemd/system/tigerbeetle-grow.service <<EOF
[Unit]
Description=Growing of the file system of TigerBeetle replica $REPLICA to the size of its volume
RequiresMountsFor=$DATA
AssertPathIsMountPoint=$DATA

[Service]
Type=oneshot
ExecStart=$(command -v resize2fs) $DEVICE
EOF
  cat >/etc/systemd/system/tigerbeetle-grow.timer <<EOF
[Timer]
OnActiveSec=0
OnUnitInactiveSec=5min

[Install]
WantedBy=timers.target
EOF
  cat >/etc/systemd/system/tigerbeetle.service <<EOF
[Unit]
Description=TigerBeetle replica $REPLICA
Documentation=https://docs.tigerbeetle.com/operating/
Wants=network-online.target tigerbeetle-metrics.service
After=network-online.target tigerbeetle-metrics.service
RequiresMountsFor=$DATA
AssertPathIsMountPoint=$DATA
StartLimitIntervalSec=0

[Service]
Type=exec
ExecStart=$SERVER start --addresses=$ADDRESSES ${memory[*]} --experimental --statsd=$STATSD $FILE
Restart=always
RestartSec=5
User=tigerbeetle
StandardOutput=append:$LOG
StandardError=inherit
AmbientCapabilities=CAP_IPC_LOCK
CapabilityBoundingSet=CAP_IPC_LOCK
LimitMEMLOCK=infinity
DevicePolicy=closed
LockPersonality=true
NoNewPrivileges=true
PrivateTmp=true
ProtectClock=true
ProtectControlGroups=true
ProtectHome=true
ProtectHostname=true
ProtectKernelLogs=true
ProtectKernelModules=true
ProtectKernelTunables=true
ProtectSystem=strict
ReadWritePaths=$DATA
RestrictAddressFamilies=AF_INET AF_INET6
RestrictNamespaces=true
RestrictRealtime=true
RestrictSUIDSGID=true

[Install]
WantedBy=multi-user.target
EOF
}

start_server() {
  id -u tigerbeetle >/dev/null 2>&1 || useradd --system --no-create-home --shell /sbin/nologin tigerbeetle
  chown -R tigerbeetle: "$DATA"
  # Newer kernels may come with io_uring turned off.
  [[ ! -e /proc/sys/kernel/io_uring_disabled ]] ||
    sysctl -w kernel.io_uring_disabled=0 >/etc/sysctl.d/tigerbeetle.conf
  rm -f "$STATUS"/*
  systemctl daemon-reload
  systemctl enable --now tigerbeetle-metrics.service tigerbeetle.service tigerbeetle-grow.timer
}

listening() { timeout 2 bash -c ": </dev/tcp/${address/://}" 2>/dev/null; }

# For people, who look for the machine of a replica. Entries of former machines at this address are stale.
register() {
  local names name
  systemctl enable --now tigerbeetle-node.service
  names=$(aws ssm get-parameters-by-path --path "$NODES_PATH" --output text \
    --query "Parameters[?Value=='$address'].Name")
  for name in $names; do
    [[ $name == "$NODES_PATH/$instance" ]] || aws ssm delete-parameter --name "$name"
  done
}

normal() { [[ $(cat "$STATUS/tb_replica_status" "$STATUS/tb_replica_sync_stage" 2>/dev/null) == 00 ]]; }

# What a deployment is doing with this machine's group, if it is.
deployment() {
  aws cloudformation describe-stack-resource --stack-name "$STACK_ID" --logical-resource-id "$GROUP" \
    --query StackResourceDetail.ResourceStatus --output text || echo UNKNOWN
}

# The first of a new cluster's replicas can't be normal before the others are there. In an update, the next one is only
# stopped once this one counts again, or the cluster would lose its quorum.
tell_deployment() {
  local doing
  doing=$(deployment)
  case $doing in
    CREATE_IN_PROGRESS) ;;
    *_IN_PROGRESS | UNKNOWN)
      log 'The deployment goes on once this replica has its normal status'
      await "$NORMAL_SECONDS" 'normal status' normal
      ;;
    *)
      log 'No deployment waits for this machine'
      return
      ;;
  esac
  signal SUCCESS || log 'The deployment could not be told'
}

main() {
  instance=unknown
  trap 'fail "line $LINENO: $BASH_COMMAND"' ERR
  mkdir -p "$LIB"
  exec > >(tee -a "$LOG") 2>&1
  # Two runs that find no data file at the same time would format two.
  exec 9>"$LIB/lock"
  flock -n 9 || {
    log 'Another run of this script is at work'
    exit 1
  }
  log "Booting as replica $REPLICA of $ADDRESSES"
  await "$ANSWER_SECONDS" 'metadata of this machine' identify
  check_address
  start_agent || log 'The CloudWatch agent could not be started'
  await "$ATTACH_SECONDS" "attaching $VOLUME_ID" attached
  await "$DEVICE_SECONDS" "the device of $VOLUME_ID" test -e "$DEVICE"
  await "$ANSWER_SECONDS" "reading $FORMATTED_PARAMETER" read_mark
  make_filesystem
  mount_volume
  [[ -z $VOLUME_TAG ]] || aws ec2 create-tags --resources "$VOLUME_ID" --tags "Key=${VOLUME_TAG%%=*},Value=${VOLUME_TAG#*=}" ||
    log "$VOLUME_ID could not be tagged for its backup"
  install_server
  size_memory
  provide_file
  write_units
  start_server
  await "$LISTEN_SECONDS" "listening on $address" listening
  register || log 'This machine could not be registered'
  tell_deployment
  log 'Up'
}

main
