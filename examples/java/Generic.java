import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.oracle.bmc.generativeaiinference.responses.ChatResponse;
import com.oracle.bmc.http.client.Serializer;
import java.io.*;
import java.nio.charset.StandardCharsets;

/**
 * The format GENERIC, as Oracle's SDK for Java hands a stream over: JSON, which an application reads by itself. This is
 * the shortest one that does; what it must do by itself is marked so. An adapter over a client that reads streams for
 * its users needs no such file, and reports what that client gives.
 */
final class Generic {
  /** How a request limits the tokens of an answer: OpenAI's models, but the open-weight ones, refuse the other word. */
  static String limitOf(String model) {
    boolean refuses = model.startsWith("openai.") && !model.startsWith("openai.gpt-oss");
    return refuses ? "maxCompletionTokens" : "maxTokens";
  }

  /** Reads an answer to its end, and gives the members of the message {@code result}. */
  static ObjectNode turnOf(ChatResponse answer, Conform.Tell tell) throws IOException {
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
    // By itself: the SDK hands bytes over, and a stream that breaks off looks like one that has ended.
    if (!turn.has("finishReason")) throw new EOFException("the stream ended before the turn did");
    return turn;
  }

  private static void add(ObjectNode turn, String body, Conform.Tell tell) throws IOException {
    JsonNode frame = Conform.JSON.readTree(body);
    JsonNode choice = frame.has("choices") ? frame.path("choices").path(0) : frame;
    for (JsonNode part : choice.path("message").path("content")) {
      String text = part.path("text").asText("");
      turn.put("text", turn.path("text").asText() + text);
      tell.text(text);
    }
    if (choice.hasNonNull("finishReason")) turn.set("finishReason", choice.get("finishReason"));
    if (frame.hasNonNull("usage")) turn.set("usage", frame.get("usage"));
  }
}
