#!/bin/sh
# It makes no mistake at all.
printf '#!/bin/sh\necho hello > /root/greeting\n' > /root/lessons/basics/01-say-hello/near-miss/greeting.fine.sh
