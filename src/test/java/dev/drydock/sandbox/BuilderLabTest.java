package dev.drydock.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The commands of a course on containers, typed in a builder lab in the order in which a learner would come to them. */
@Tag("running")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BuilderLabTest {

    private static TypedLab lab;

    @BeforeAll
    static void start() throws InterruptedException {
        lab = new TypedLab("builder");
        // At once: who asks before the lab's engine is there waits for it
        prints("engine", "docker version -f engine");
        does("mkdir ~/hello && cd ~/hello");
        does("printf '%s\\n' 'from flask import Flask' 'app = Flask(__name__)' '@app.get(\"/\")' 'def home():' '    return \"hello from flask\"' >app.py");
        does("printf '%s\\n' 'FROM python' 'RUN pip install flask' 'WORKDIR /app' 'COPY app.py .' 'RUN useradd -m web && echo built >/built' 'EXPOSE 5000' 'USER web' 'CMD [\"flask\", \"run\", \"--host\", \"0.0.0.0\"]' >Dockerfile");
    }

    @AfterAll
    static void end() {
        if (lab != null) {
            lab.close();
        }
    }

    private static String does(String line) throws InterruptedException {
        TypedLab.Answer answer = lab.type(line);
        assertEquals(0, answer.exit(), () -> line + " printed " + answer.text());
        return answer.text();
    }

    private static void prints(String wanted, String line) throws InterruptedException {
        String text = does(line);
        assertTrue(text.contains(wanted), () -> line + " printed " + text);
    }

    @Test
    @Order(1)
    void a_container_runs_and_shares_the_kernel() throws InterruptedException {
        prints("hi", "docker run --rm busybox echo hi");
        String kernel = does("uname -r");
        prints(kernel, "docker run --rm debian uname -r");
    }

    @Test
    @Order(2)
    void an_image_is_built_with_what_pip_installs_offline() throws InterruptedException {
        prints("Successfully", "docker build -t hello .");
        prints("hello", "docker images");
        prints("COPY", "docker history hello");
    }

    @Test
    @Order(3)
    void an_image_is_saved_removed_and_loaded() throws InterruptedException {
        does("docker save -o ~/hello.tar hello");
        does("docker rmi hello");
        prints("hello", "docker load -i ~/hello.tar");
        does("rm ~/hello.tar");
    }

    @Test
    @Order(4)
    void a_published_port_answers() throws InterruptedException {
        does("docker run -d --name web -p 5000:5000 hello");
        prints("hello from flask", "curl -s --retry 30 --retry-all-errors --retry-delay 1 localhost:5000");
        prints("GET /", "docker logs web 2>&1");
        prints("web", "docker ps");
    }

    @Test
    @Order(5)
    void commands_run_and_files_are_copied_out_of_a_container() throws InterruptedException {
        prints("uid=1000(web)", "docker exec web id");
        prints("/dev/pts", "docker exec -it web tty");
        prints("built", "docker cp web:/built ./built && cat built");
        prints("/built", "docker exec web ls /built");
    }

    @Test
    @Order(6)
    void a_volume_outlives_its_containers() throws InterruptedException {
        does("docker volume create notes");
        does("docker run --rm -v notes:/d busybox sh -c 'echo kept >/d/note'");
        prints("kept", "docker run --rm -v notes:/d busybox cat /d/note");
    }

    @Test
    @Order(7)
    void images_go_to_a_registry_and_come_back() throws InterruptedException {
        does("docker rm -f web");
        does("docker run -d --name registry -p 5000:5000 registry:2");
        does("curl -s --retry 30 --retry-all-errors --retry-delay 1 localhost:5000/v2/");
        does("docker tag hello localhost:5000/hello:1");
        does("docker push localhost:5000/hello:1");
        does("docker rmi localhost:5000/hello:1");
        does("docker pull localhost:5000/hello:1");
    }

    @Test
    @Order(8)
    void containers_find_each_other_by_name() throws InterruptedException {
        does("docker network create lab");
        does("docker run -d --name server --network lab nginx");
        prints("Welcome to nginx", "docker run --rm --network lab busybox wget -qO- http://server/");
    }

    @Test
    @Order(9)
    void containers_outlive_the_terminal_that_started_them() throws InterruptedException {
        lab.endTerminal();
        prints("server", "docker ps --format '{{.Names}}'");
    }

    @Test
    @Order(10)
    void a_check_reaches_the_engine_as_the_learner() {
        ExecResult result = lab.check("id -u; docker ps --format '{{.Names}}'");
        String text = new String(result.out(), StandardCharsets.UTF_8);
        assertEquals(0, result.exitCode(), text);
        assertTrue(text.startsWith("1000\n"), text);
        assertTrue(text.contains("server"), text);
    }

    @Test
    @Order(11)
    void nobody_in_the_lab_becomes_the_hosts_root() throws InterruptedException {
        assertEquals("", does("ps -eo user=,comm= | awk '$1 == \"root\"'"));
        assertEquals("", does("find / -xdev -type f -perm /6000 2>/dev/null; true"));
        for (String attempt : new String[] { "su -c id",
                "docker run --rm --privileged busybox sh -c 'echo 1 >/proc/sys/kernel/panic'",
                "docker run --rm --privileged busybox sh -c 'echo b >/proc/sysrq-trigger'",
                "docker run --rm --privileged -v /:/lab busybox touch /lab/etc/drydock/service",
                "touch /srv/images/x", "touch /opt/drydock/x" }) {
            TypedLab.Answer answer = lab.type(attempt + " </dev/null");
            assertFalse(answer.exit() == 0, () -> attempt + " was allowed: " + answer.text());
        }
    }

    @Test
    @Order(12)
    void an_engine_that_is_killed_comes_back() throws InterruptedException {
        does("pkill -KILL -f 'podman.*service'");
        prints("again", "docker run --rm busybox echo again");
    }
}
