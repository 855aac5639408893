#!/bin/sh
# A mistake like that of the first near-miss: the greeting is another file.
printf '#!/bin/sh\necho othello > /root/hello\n' > /root/lessons/basics/01-say-hello/near-miss/greeting.other-name.sh
