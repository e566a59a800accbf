import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.oracle.bmc.generativeaiinference.responses.ChatResponse;
import com.oracle.bmc.http.client.Serializer;
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The format GENERIC, as Oracle's SDK for Java hands a stream over: JSON, which an application reads by itself. An
 * adapter over a client that reads it for its users needs no such file.
 */
final class Generic {
  /** Reads an answer to its end, and gives the members of the message {@code result}. */
  static ObjectNode turnOf(ChatResponse answer, Consumer<String> tell) throws IOException {
    ObjectNode turn = Conform.object().put("text", "").put("requestId", answer.getOpcRequestId());
    if (answer.getChatResult() != null) {
      add(turn, Serializer.getDefault().writeValueAsString(answer.getChatResult().getChatResponse()), tell);
      return turn;
    }
    var lines = new BufferedReader(new InputStreamReader(answer.getEventStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals("data: [DONE]")) return turn;
      if (line.startsWith("data:")) add(turn, line.substring(5), tell);
    }
    if (!turn.has("finishReason")) throw new EOFException("the stream ended before the turn did");
    return turn;
  }

  private static void add(ObjectNode turn, String body, Consumer<String> tell) throws IOException {
    JsonNode frame = Conform.JSON.readTree(body);
    JsonNode choice = frame.has("choices") ? frame.path("choices").path(0) : frame;
    for (JsonNode part : choice.path("message").path("content")) {
      String text = part.path("text").asText("");
      turn.put("text", turn.path("text").asText() + text);
      tell.accept(text);
    }
    if (choice.hasNonNull("finishReason")) turn.set("finishReason", choice.get("finishReason"));
    if (frame.hasNonNull("usage")) turn.set("usage", frame.get("usage"));
  }
}
