# Commands for authors, by the application's own classes but without a server: one may be running beside them.

# What the stages say goes to standard error, so that what is said of the lessons is alone on the other.
lesson() {
  case ${1-} in
    test) prepare_machine >&2 ;;
    *) prepare_build >&2 ;;
  esac
  { stage build && require_application && printf '\n'; } >&2
  app=target/quarkus-app
  exec "$JAVA_HOME/bin/java" -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
    -cp "$app/app/*:$app/lib/main/*:$app/lib/boot/*:$app/quarkus/generated-bytecode.jar" dev.drydock.authoring.LessonCommand "$@"
}

# A lesson is made where no engine answers, too.
prepare_build() {
  open_data
  require_free_disk
  stage Java && require_jdk
  stage tools && require_tools
}
