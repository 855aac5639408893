# Puts back what was saved when the lab was stopped. Its engine has begun with an empty store meanwhile, and must begin again.
tools=/opt/drydock/bin kept=/home/learner/.drydock-kept.tar
export XDG_RUNTIME_DIR=/run/user/1000 CONTAINERS_STORAGE_CONF=/etc/containers/storage.conf
answers() {
  for _ in $($tools/seq 80); do
    docker version >/dev/null 2>&1 && return
    $tools/sleep 0.1
  done
}
[ -e $kept ] || exit 0
# One that is just about to make its store would mix it with the other
answers
podman unshare /usr/bin/tar -x -p -f $kept --xattrs --xattrs-include='*' --transform='s,^srv/containers/storage,srv/containers/kept,S' -C /
code=$?
$tools/rm -f $kept
# Killed before, it would be started again too early
pkill -STOP -x podman
$tools/mv /srv/containers/storage /srv/containers/empty && $tools/mv /srv/containers/kept /srv/containers/storage
# Without its notes in memory it takes this for what it is, a new start of its machine. Its socket is the first process's
$tools/rm -rf $XDG_RUNTIME_DIR/libpod $XDG_RUNTIME_DIR/containers /dev/shm/libpod*
pkill -KILL -x 'podman|catatonit'
$tools/rm -rf /srv/containers/empty
answers
exit $code
