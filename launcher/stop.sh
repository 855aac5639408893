# Ends what Drydock started from this folder: the server, a database that a killed server left, the labs, the engine.

# end <process> <signal> <seconds to wait>
end() {
  kill -"$2" "$1" 2>/dev/null || return 0
  tries=0
  while kill -0 "$1" 2>/dev/null && [ $tries -lt $(($3 * 5)) ]; do
    tries=$((tries + 1))
    step "ending process $1"
    sleep 0.2
  done
  ! kill -0 "$1" 2>/dev/null
}

stop() {
  open_data
  stage server
  if running=$(server_pid); then
    end "$running" TERM 30 || end "$running" KILL 5
    rm -f "$data/run/server.pid"
    finish "ended (process $running)"
  else
    finish "not running"
  fi
  stop_database
  stage labs
  if ! find_engine; then finish "no engine answers, so none run"
  elif [ ! -s "$data/installation" ] && [ ! -d "$data/lesson-test/runs" ]; then finish "none were ever started from here"
  else stop_labs
  fi
  if own_engine_pid >/dev/null; then
    stage engine
    stop_own_engine
    finish "ended the one that Drydock started"
  fi
}

# SIGINT is PostgreSQL's fast and clean shutdown.
stop_database() {
  find "$data" -maxdepth 4 -path "$data/engine" -prune -o -name postmaster.pid -print 2>/dev/null | while IFS= read -r file; do
    database=$(head -n 1 "$file")
    case $(command_of "$database") in
      *postgres*)
        stage database
        end "$database" INT 30 && finish "ended (process $database, left by a killed server)" ;;
    esac
  done
}

# Everything that carries a label of ours, running or not: another Drydock may share the engine. A lesson test that was
# killed leaves labs under a name of its own. Containers first, they hold the rest.
stop_labs() {
  count=0
  for installation in $(cat "$data/installation" 2>/dev/null; ls "$data/lesson-test/runs" 2>/dev/null); do
    labelled=$(escaped "{\"label\":[\"dev.drydock.lab\",\"dev.drydock.installation=$installation\"]}")
    for id in $(engine "/containers/json?all=1&filters=$labelled" -m 30 | grep -o '"Id":"[0-9a-f]*"' | cut -d '"' -f 4); do
      count=$((count + 1))
      step "removing lab $count"
      engine "/containers/$id?force=1&v=1" -X DELETE -m 60 -o /dev/null
    done
    for name in $(engine "/volumes?filters=$labelled" -m 30 | grep -o '"Name":"[^"]*"' | cut -d '"' -f 4); do
      engine "/volumes/$name" -X DELETE -m 30 -o /dev/null
    done
    for id in $(engine "/networks?filters=$labelled" -m 30 | grep -o '"Id":"[0-9a-f]*"' | cut -d '"' -f 4); do
      engine "/networks/$id" -X DELETE -m 30 -o /dev/null
    done
  done
  finish "$count removed"
}
