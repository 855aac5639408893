# Every interactive bash reads this: directly, or as a login shell by way of /etc/profile.
[ -n "${PS1-}" ] || return 0

shopt -s checkwinsize histappend
PROMPT_DIRTRIM=3
case ${TERM-dumb} in
  dumb) PS1='\u@\h:\w\$ ' ;;
  *)    PS1='\[\e[1;36m\]\u@\h\[\e[0m\]:\[\e[1;34m\]\w\[\e[0m\]\$ ' ;;
esac

if ! shopt -oq posix && [ -r /usr/share/bash-completion/bash_completion ]; then
  . /usr/share/bash-completion/bash_completion
fi
if [ -r /etc/drydock/shell-marks.bash ]; then
  . /etc/drydock/shell-marks.bash
fi
