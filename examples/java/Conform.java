import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.*;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The adapter protocol of oci-conform, for clients in Java: lines of JSON on stdin and stdout. An adapter calls {@link
 * #serve} and is the client alone; see the one beside this file. docs/adapters.md, in the npm package oci-conform,
 * tells of the messages.
 */
final class Conform {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
  private static final Map<String, Thread> RUNNING = new ConcurrentHashMap<>();

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** Hands over a piece of a stream as it comes: {@code tell.text(piece)}, {@code tell.reasoning(piece)}. */
  interface Tell {
    void piece(String kind, String text);

    default void text(String text) {
      piece("text", text);
    }

    default void reasoning(String text) {
      piece("reasoning", text);
    }
  }

  /** Makes the client of a session from its first call; all calls of the session share it. */
  interface Opening<C> {
    C open(JsonNode call) throws Exception;
  }

  /**
   * Makes the kit's {@code call} with its session's client, and gives the members of the message {@code result}. What
   * it throws becomes {@code error}. Its thread is interrupted when the kit waits no longer.
   */
  interface Operation<C> {
    ObjectNode perform(C client, JsonNode call, Tell tell) throws Exception;
  }

  /**
   * Answers the kit until it has no more to ask, then ends the process.
   *
   * @param ready who answers: {@code name}, {@code version}, {@code capabilities}
   * @param open makes a client; one that is {@link AutoCloseable} is closed when its session ends
   * @param operations by the kit's word: {@code chat}, {@code list-models}, {@code get-model}, {@code api}; {@code open}
   *     and {@code close} are here: a client is closed by its own {@code close()}
   * @param errorOf the members of {@code error} that an exception has: {@code status}, {@code code}, {@code requestId},
   *     {@code partial}, {@code message} where {@link Throwable#getMessage} is not it
   */
  static <C> void serve(
      ObjectNode ready,
      Opening<C> open,
      Map<String, Operation<C>> operations,
      Function<Throwable, ObjectNode> errorOf)
      throws IOException {
    System.setOut(System.err); // what a client prints is no message
    Map<String, Operation<C>> performed = new HashMap<>(operations);
    performed.put("open", (client, call, tell) -> object()); // it is by then
    performed.put("close", Conform::close);
    Map<String, Session<C>> sessions = new HashMap<>();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      JsonNode message = JSON.readTree(line);
      String id = message.path("id").asText(), session = message.path("session").asText();
      switch (message.path("type").asText()) {
        case "hello" -> OUT.println(ready.put("type", "ready").put("protocol", 1));
        case "call" -> {
          var its = sessions.computeIfAbsent(session, name -> new Session<>(open));
          var thread = new Thread(() -> answer(id, message, its, performed, errorOf));
          RUNNING.put(id, thread);
          thread.start();
        }
        case "cancel" -> {
          Thread running = RUNNING.get(id);
          say("error", id, object().put("message", "cancelled").put("kind", "cancelled"));
          if (running != null) running.interrupt();
        }
        case "end" -> {
          var ended = sessions.remove(session);
          if (ended != null) new Thread(ended::close).start();
        }
        case "close" -> System.exit(0);
        default -> {} // of no use here
      }
    }
    System.exit(0); // a client may keep threads of its own
  }

  private static <C> ObjectNode close(C client, JsonNode call, Tell tell) throws Exception {
    ((AutoCloseable) client).close();
    return object();
  }

  private static <C> void answer(
      String id,
      JsonNode call,
      Session<C> session,
      Map<String, Operation<C>> operations,
      Function<Throwable, ObjectNode> errorOf) {
    try {
      String name = call.path("operation").asText();
      var operation = operations.get(name);
      if (operation == null) {
        say("unsupported", id, object().put("feature", name));
        return;
      }
      say("result", id, operation.perform(session.client(call), call, (kind, text) -> {
        boolean told = call.path("stream").asBoolean() && !text.isEmpty();
        if (told) say("event", id, object().put("kind", kind).put("text", text));
      }));
    } catch (Throwable thrown) {
      String said = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
      say("error", id, object().put("message", said).setAll(errorOf.apply(thrown)));
    }
  }

  private static synchronized void say(String type, String id, ObjectNode message) {
    String line = message.put("type", type).put("id", id).toString();
    boolean open = type.equals("event") ? RUNNING.containsKey(id) : RUNNING.remove(id) != null; // else it was cancelled
    if (open) OUT.println(line);
  }

  /** A client that the calls of a session share. The first of them opens it. */
  private static final class Session<C> {
    private final Opening<C> open;
    private C client;

    Session(Opening<C> open) {
      this.open = open;
    }

    synchronized C client(JsonNode call) throws Exception {
      if (client == null) client = open.open(call);
      return client;
    }

    synchronized void close() {
      try {
        if (client instanceof AutoCloseable closing) closing.close();
      } catch (Exception none) {
        // nobody waits for it
      }
    }
  }
}
