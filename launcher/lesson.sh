# Commands for authors, by the application's own classes but without a server: one may be running beside them.

lesson() {
  case ${1-} in
    test)
      # What the stages say is no part of what the test says, so that CI keeps the table alone.
      {
        prepare_machine
        stage build && require_application
      } >&2
      printf '\n' >&2 ;;
    *)
      open_data
      stage Java && require_jdk >&2
      stage build && require_application >&2 ;;
  esac
  app=target/quarkus-app
  exec "$JAVA_HOME/bin/java" -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
    -cp "$app/app/*:$app/lib/main/*:$app/lib/boot/*:$app/quarkus/generated-bytecode.jar" dev.drydock.authoring.LessonCommand "$@"
}
