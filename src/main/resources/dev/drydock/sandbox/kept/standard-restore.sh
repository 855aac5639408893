# Puts back what was saved when the lab was stopped.
tools=/opt/drydock/bin kept=/var/lib/drydock-kept.tar
[ -e $kept ] || exit 0
$tools/tar -x -p -f $kept -C /
code=$?
$tools/rm -f $kept
exit $code
