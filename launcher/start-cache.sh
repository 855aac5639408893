# Lets the JVM keep what it learns in a first start (classes read, linked and profiled), once a build: every further start
# takes a third of the time. The JVM keeps only what it finds by its own class path, so the jars are named to it; where the
# cache is missing or does not fit, it starts without.

start_arguments=target/drydock.args
start_cache=target/drydock.aot

server_command() {
  if [ -e $start_arguments ]; then echo "@$start_arguments"; else echo "-jar target/quarkus-app/quarkus-run.jar"; fi
}

# Of machine code JDK 25 keeps pieces under names that may clash, which it says on standard output: that part is left out.
# Changed classes stand before those that they replace; the packages are those that quarkus-run.jar opens.
write_start_arguments() {
  app=target/quarkus-app
  jars=$(printf '%s:' $app/quarkus/transformed-bytecode.jar $app/quarkus/generated-bytecode.jar $app/app/*.jar $app/lib/boot/*.jar $app/lib/main/*.jar)
  cat <<ARGUMENTS
-XX:+UnlockDiagnosticVMOptions
-XX:-AOTAdapterCaching
-XX:-AOTStubCaching
-Xlog:disable
-Xlog:all=warning:stderr
--add-opens java.base/java.lang=ALL-UNNAMED
--add-opens java.base/java.nio=ALL-UNNAMED
--add-opens java.base/jdk.internal.misc=ALL-UNNAMED
-Djava.util.logging.manager=org.jboss.logmanager.LogManager
-cp "${jars%:}"
ARGUMENTS
}

# A server of its own, without labs, on a folder that goes away; it keeps the cache when it ends.
train_server() {
  folder=$(mktemp -d "$data/run/training.XXXXXX") || return 1
  env DRYDOCK_DATA="$folder" DRYDOCK_LESSONS="$PWD/lessons" DRYDOCK_LAB_POOL_LEAST=0 DRYDOCK_LAB_POOL_MOST=0 QUARKUS_HTTP_PORT=0 QUARKUS_HTTP_HOST=127.0.0.1 \
    "$JAVA_HOME/bin/java" @launcher/java-options -XX:AOTCacheOutput=$start_cache "@$1" dev.drydock.Drydock </dev/null >"$folder/out" 2>"$logs/start-cache.log" &
  training=$!
  tries=0
  until grep -q '^Drydock is ready' "$folder/out" || ! kill -0 $training 2>/dev/null || [ $tries -ge 300 ]; do
    tries=$((tries + 1))
    sleep 0.2
  done
  kill -TERM $training 2>/dev/null
  wait $training
  rm -rf "$folder"
  [ -s $start_cache ]
}

require_start_cache() {
  if [ -s $start_cache ] && [ "$(find $start_arguments -newer launcher/java-options -newer target/quarkus-app/quarkus-run.jar 2>/dev/null)" ]; then
    finish "unchanged"
    return
  fi
  step "starting once, to start faster"
  rm -f $start_arguments $start_cache
  write_start_arguments >$start_arguments.new
  if train_server $start_arguments.new; then
    { printf '%s\n' "-XX:AOTCache=$start_cache"; cat $start_arguments.new; printf 'dev.drydock.Drydock\n'; } >$start_arguments
    finish "$(du -m $start_cache | cut -f 1) MB"
  else
    rm -f $start_cache
    finish "none; starts take longer ($logs/start-cache.log)"
  fi
  rm -f $start_arguments.new
}
