import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** A guest of a server, who asks it for labs as the page does. */
final class Learner {

    private final Site site;
    private final String cookie;

    private Learner(Site site, String cookie) {
        this.site = site;
        this.cookie = cookie;
    }

    /** A running lab. */
    record Lab(String id) {
        String container() {
            return "drydock-lab-" + id;
        }
    }

    static Learner arriveAt(Site site) throws IOException {
        HttpResponse<byte[]> me = site.send("GET", "/api/me", null, null);
        String cookie = me.headers().firstValue("Set-Cookie").map(it -> it.substring(0, it.indexOf(';')))
                .orElseThrow(() -> new IOException("the server gave no session"));
        return new Learner(site, cookie);
    }

    /** Returns when the lab is ready. */
    Lab startLab() throws IOException {
        return startLab(ServerProcess.LESSON);
    }

    /** Another lesson is another lab. */
    Lab startLab(Map<String, String> lesson) throws IOException {
        JsonNode lab = Json.read(site.send("POST", "/api/labs", Json.write(lesson), cookie).body());
        String id = lab.path("id").asText();
        while (!lab.path("state").asText().equals("ready")) {
            if (lab.path("state").asText().equals("ended")) {
                throw new IOException("a lab did not start: " + lab.path("reason").asText());
            }
            Stop.sleep(20);
            lab = Json.read(site.send("GET", "/api/labs/" + id, null, cookie).body());
        }
        return new Lab(id);
    }

    WebSocketShell openTerminal(Lab lab, int n) throws IOException {
        return WebSocketShell.open(site.port(), "/api/labs/" + lab.id + "/terminals/" + n + "?cols=80&rows=24", cookie);
    }

    /** Where a browser finds a port of the lab. */
    URI preview(Lab lab, int port) throws IOException {
        JsonNode now = Json.read(site.send("GET", "/api/labs/" + lab.id, null, cookie).body());
        return URI.create(now.path("preview").asText().replace("{port}", Integer.toString(port)));
    }

    List<Lab> labs() throws IOException {
        List<Lab> labs = new ArrayList<>();
        for (JsonNode lab : Json.read(site.send("GET", "/api/labs", null, cookie).body())) {
            labs.add(new Lab(lab.path("id").asText()));
        }
        return labs;
    }

    /** Returns when the container is gone. */
    void endLab(Lab lab) throws IOException {
        site.send("DELETE", "/api/labs/" + lab.id, null, cookie);
    }

    HttpResponse<byte[]> page(String path) throws IOException {
        return site.send("GET", path, null, cookie);
    }
}
