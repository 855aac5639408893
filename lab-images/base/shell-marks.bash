# Tells the terminal where a prompt starts (A), where typing starts (B), where output starts (C) and how a command
# ended (D), by the OSC 133 sequences that terminals agree on. The page uses them to know when a command has finished.

# Bash runs every element of PROMPT_COMMAND with the exit status of the learner's command. Element 0 stays free, so that
# a learner's own PROMPT_COMMAND=... neither loses these marks nor runs after them: a prompt it sets is marked as well.
PROMPT_COMMAND[0]=${PROMPT_COMMAND[0]-}
PROMPT_COMMAND[1]=__drydock_mark_prompt
__drydock_running=0

__drydock_mark_prompt() {
  local status=$?
  # An empty line runs nothing, so nothing has finished.
  if [ "$__drydock_running" = 1 ]; then
    printf '\e]133;D;%s\a' "$status"
    __drydock_running=0
  fi
  printf '\e]133;A\a'
  # The learner may have replaced either since the last prompt.
  case $PS1 in
    *'133;B'*) ;;
    *) PS1+='\[\e]133;B\a\]' ;;
  esac
  # Bash expands PS0 in the shell itself, so the empty substring can carry an assignment; no process is started for it.
  case ${PS0-} in
    *'133;C'*) ;;
    *) PS0='${__drydock_running:$((__drydock_running = 1, 0)):0}\e]133;C\a'${PS0-} ;;
  esac
  return "$status"
}
