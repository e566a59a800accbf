// Oracle's SDK for Java, native chat: npx oci-conform --provider 'java -cp "lib/*" Adapter.java'
import static com.oracle.bmc.retrier.RetryConfiguration.NO_RETRY_CONFIGURATION;

import com.fasterxml.jackson.databind.*;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.oracle.bmc.ConfigFileReader;
import com.oracle.bmc.auth.ConfigFileAuthenticationDetailsProvider;
import com.oracle.bmc.generativeaiinference.GenerativeAiInferenceClient;
import com.oracle.bmc.generativeaiinference.model.ChatDetails;
import com.oracle.bmc.generativeaiinference.requests.ChatRequest;
import com.oracle.bmc.http.client.Serializer;
import com.oracle.bmc.model.BmcException;
import java.io.*;

class Adapter {
  static final ObjectMapper json = new ObjectMapper();
  static final PrintStream out = new PrintStream(System.out, true, java.nio.charset.StandardCharsets.UTF_8);
  static final String READY = """
      {"type":"ready","protocol":1,"name":"oci-java-sdk","capabilities":{"transports":["sdk"],"auths":["api_key"],\
      "features":["stream","whole","usage","finish-reason","request-id","error-status","error-code"]}}""";

  public static void main(String[] none) throws Exception {
    for (String line : (Iterable<String>) lines(System.in)::iterator) {
      JsonNode call = json.readTree(line);
      if (call.path("type").asText().equals("hello")) out.println(READY);
      if (call.path("type").asText().equals("call")) out.println(chat(call));
    }
  }

  static java.util.stream.Stream<String> lines(InputStream bytes) {
    return new BufferedReader(new InputStreamReader(bytes, java.nio.charset.StandardCharsets.UTF_8)).lines();
  }

  static ObjectNode say(String type, JsonNode call) {
    return json.createObjectNode().put("type", type).put("id", call.path("id").asText());
  }

  static ObjectNode chat(JsonNode call) {
    JsonNode access = call.path("access");
    try {
      var config = ConfigFileReader.parse(access.path("configFile").asText(), access.path("profile").asText());
      var builder = GenerativeAiInferenceClient.builder().endpoint(access.path("endpoint").asText());
      try (var client = builder.build(new ConfigFileAuthenticationDetailsProvider(config))) {
        ChatDetails details = Serializer.getDefault().readValue(details(call).toString(), ChatDetails.class);
        var request = ChatRequest.builder().chatDetails(details).retryConfiguration(NO_RETRY_CONFIGURATION);
        var answer = client.chat(request.build());
        ObjectNode turn = say("result", call).put("text", "").put("requestId", answer.getOpcRequestId());
        if (answer.getChatResult() != null) {
          add(turn, Serializer.getDefault().writeValueAsString(answer.getChatResult().getChatResponse()), call);
          return turn;
        }
        for (String line : (Iterable<String>) lines(answer.getEventStream())::iterator) {
          if (line.equals("data: [DONE]")) return turn;
          if (line.startsWith("data:")) add(turn, line.substring(5), call);
        }
        if (!turn.has("finishReason")) throw new EOFException("the stream ended before the turn did");
        return turn;
      }
    } catch (BmcException error) {
      return say("error", call).put("message", error.getMessage()).put("status", error.getStatusCode())
          .put("code", error.getServiceCode()).put("requestId", error.getOpcRequestId());
    } catch (Exception error) {
      return say("error", call).put("message", error.toString());
    }
  }

  /** The call in the service's words; the SDK reads them into its own types. */
  static ObjectNode details(JsonNode call) {
    ObjectNode details = json.createObjectNode().put("compartmentId", call.path("access").path("compartmentId").asText());
    details.putObject("servingMode").put("servingType", "ON_DEMAND").put("modelId", call.path("model").asText());
    ObjectNode request = details.putObject("chatRequest").put("apiFormat", "GENERIC");
    if (call.has("options")) request.setAll((ObjectNode) call.path("options"));
    JsonNode limit = request.remove("maxTokens");
    boolean openAi = call.path("model").asText().startsWith("openai.");
    if (limit != null) request.set(openAi ? "maxCompletionTokens" : "maxTokens", limit);
    if (request.remove("includeUsage") != null) request.putObject("streamOptions").put("isIncludeUsage", true);
    request.put("isStream", call.path("stream").asBoolean()).putArray("messages");
    for (JsonNode one : call.path("messages")) {
      ObjectNode message = request.withArray("messages").addObject().put("role", one.path("role").asText().toUpperCase());
      message.putArray("content").addObject().put("type", "TEXT").put("text", one.path("text").asText());
    }
    return details;
  }

  static void add(ObjectNode turn, String body, JsonNode call) throws IOException {
    JsonNode frame = json.readTree(body), choice = frame.path("choices").path(0);
    if (choice.isMissingNode()) choice = frame;
    for (JsonNode part : choice.path("message").path("content")) {
      String text = part.path("text").asText("");
      turn.put("text", turn.path("text").asText() + text);
      boolean tells = call.path("stream").asBoolean() && !text.isEmpty();
      if (tells) out.println(say("event", call).put("kind", "text").put("text", text));
    }
    if (choice.hasNonNull("finishReason")) turn.set("finishReason", choice.get("finishReason"));
    if (frame.hasNonNull("usage")) turn.set("usage", frame.get("usage"));
  }
}
