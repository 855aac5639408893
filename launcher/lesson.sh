# Commands for authors, by the application's own classes but without a server: one may be running beside them.

# What the stages say goes to standard error, so that what is said of the lessons is alone on the other.
lesson() {
  case ${1-} in
    test) if may_be_tested "$@"; then prepare_machine; else prepare_build; fi >&2 ;;
    *) prepare_build >&2 ;;
  esac
  { stage build && require_application && printf '\n'; } >&2
  app=target/quarkus-app
  exec "$JAVA_HOME/bin/java" -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
    -cp "$app/app/*:$app/lib/main/*:$app/lib/boot/*:$app/quarkus/generated-bytecode.jar" dev.drydock.authoring.LessonCommand "$@"
}

# A first preparation takes minutes, too long for hearing that a name was misspelt: the application says so without an engine.
may_be_tested() {
  shift
  for name; do
    case $name in
      --watch) ;;
      -*) return 1 ;;
      *) [ -d "${DRYDOCK_LESSONS:-lessons}/$name" ] || [ -d "$name" ] || return 1 ;;
    esac
  done
}

# A lesson is made where no engine answers, too.
prepare_build() {
  open_data
  require_free_disk
  stage Java && require_jdk
  stage tools && require_tools
}
