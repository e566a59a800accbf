import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.*;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The adapter protocol of oci-conform, for clients in Java: lines of JSON on stdin and stdout. An adapter calls {@link
 * #serve} and is the client alone; see the one beside this file. docs/adapters.md, in the npm package oci-conform,
 * tells of the messages.
 */
final class Conform {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
  private static final Set<String> RUNNING = ConcurrentHashMap.newKeySet();

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /**
   * Makes the kit's {@code call}: hands each piece of the text to {@code tell} as it comes, and gives the members of
   * the message {@code result}. What it throws becomes {@code error}.
   */
  interface Operation {
    ObjectNode perform(JsonNode call, Consumer<String> tell) throws Exception;
  }

  /**
   * Answers the kit until it has no more to ask, then ends the process.
   *
   * @param ready who answers: {@code name}, {@code version}, {@code capabilities}
   * @param operations by the kit's word: {@code chat}, {@code list-models}, {@code get-model}, {@code api}
   * @param errorOf the members of {@code error} that an exception has: {@code message}, {@code status} …
   */
  static void serve(ObjectNode ready, Map<String, Operation> operations, Function<Throwable, ObjectNode> errorOf)
      throws IOException {
    System.setOut(System.err); // what a client prints is no message
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      JsonNode message = JSON.readTree(line);
      String id = message.path("id").asText();
      switch (message.path("type").asText()) {
        case "hello" -> OUT.println(ready.put("type", "ready").put("protocol", 1));
        case "call" -> {
          RUNNING.add(id);
          new Thread(() -> answer(id, message, operations, errorOf)).start();
        }
        case "cancel" -> say("error", id, object().put("message", "cancelled").put("kind", "cancelled"));
        case "close" -> System.exit(0);
        default -> {} // of no use here
      }
    }
    System.exit(0); // a client may keep threads of its own
  }

  private static void answer(
      String id, JsonNode call, Map<String, Operation> operations, Function<Throwable, ObjectNode> errorOf) {
    try {
      String name = call.path("operation").asText();
      Operation operation = operations.get(name);
      if (operation == null) {
        say("unsupported", id, object().put("feature", name));
        return;
      }
      say("result", id, operation.perform(call, text -> {
        boolean told = call.path("stream").asBoolean() && !text.isEmpty();
        if (told) say("event", id, object().put("kind", "text").put("text", text));
      }));
    } catch (Throwable thrown) {
      say("error", id, errorOf.apply(thrown));
    }
  }

  private static synchronized void say(String type, String id, ObjectNode message) {
    String line = message.put("type", type).put("id", id).toString();
    boolean open = type.equals("event") ? RUNNING.contains(id) : RUNNING.remove(id); // it may have been cancelled
    if (open) OUT.println(line);
  }
}
