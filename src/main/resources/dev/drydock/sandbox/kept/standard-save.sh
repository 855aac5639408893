# Puts what lies in a lab's memory into its own layer, before the lab is stopped. Run with the learner's rights.
tools=/opt/drydock/bin kept=/var/lib/drydock-kept.tar
# What a halt that was cut short has put away already is not replaced by what has been lost since
[ -e $kept ] && exit 0
$tools/rm -rf $kept.part
$tools/tar -c -f $kept.part -C / tmp run dev/shm && $tools/mv $kept.part $kept
