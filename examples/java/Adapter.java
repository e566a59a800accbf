import static com.oracle.bmc.retrier.RetryConfiguration.NO_RETRY_CONFIGURATION;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.oracle.bmc.ClientConfiguration;
import com.oracle.bmc.auth.ConfigFileAuthenticationDetailsProvider;
import com.oracle.bmc.generativeaiinference.GenerativeAiInferenceClient;
import com.oracle.bmc.generativeaiinference.model.ChatDetails;
import com.oracle.bmc.generativeaiinference.requests.ChatRequest;
import com.oracle.bmc.http.client.Serializer;
import com.oracle.bmc.model.BmcException;
import java.util.Map;

/** Oracle's SDK for Java, native chat: npx oci-conform --provider 'java -cp "adapter-lib:adapter-lib/*" Adapter' */
final class Adapter {
  public static void main(String[] none) throws Exception {
    var ready = (ObjectNode) Conform.JSON.readTree("""
        {"name":"oci-java-sdk","capabilities":{"transports":["sdk"],"auths":["api_key"],"features":["stream","whole",\
        "usage","finish-reason","request-id","error-status","error-code","open","timeout","close"]}}""");
    Conform.serve(ready, Adapter::open, Map.of("chat", Adapter::chat), Adapter::errorOf);
  }

  static GenerativeAiInferenceClient open(JsonNode call) throws Exception {
    JsonNode access = call.path("access");
    String file = access.path("configFile").asText(), profile = access.path("profile").asText();
    var once = ClientConfiguration.builder().retryConfiguration(NO_RETRY_CONFIGURATION);
    if (call.has("timeout")) once.readTimeoutMillis(call.path("timeout").asInt());
    var builder = GenerativeAiInferenceClient.builder().endpoint(access.path("endpoint").asText());
    return builder.configuration(once.build()).build(new ConfigFileAuthenticationDetailsProvider(file, profile));
  }

  static ObjectNode chat(GenerativeAiInferenceClient client, JsonNode call, Conform.Tell tell) throws Exception {
    var details = Serializer.getDefault().readValue(detailsOf(call).toString(), ChatDetails.class);
    return Generic.turnOf(client.chat(ChatRequest.builder().chatDetails(details).build()), tell);
  }

  /** The call in the service's words; the SDK reads them into its own types. */
  static ObjectNode detailsOf(JsonNode call) {
    String compartment = call.path("access").path("compartmentId").asText(), model = call.path("model").asText();
    ObjectNode details = Conform.object().put("compartmentId", compartment);
    details.putObject("servingMode").put("servingType", "ON_DEMAND").put("modelId", model);
    ObjectNode request = details.putObject("chatRequest").put("apiFormat", "GENERIC");
    if (call.has("options")) request.setAll((ObjectNode) call.path("options"));
    if (request.has("maxTokens")) request.set(Generic.limitOf(model), request.remove("maxTokens"));
    if (request.remove("includeUsage") != null) request.putObject("streamOptions").put("isIncludeUsage", true);
    request.put("isStream", call.path("stream").asBoolean()).putArray("messages");
    for (JsonNode one : call.path("messages")) {
      var message = request.withArray("messages").addObject().put("role", one.path("role").asText().toUpperCase());
      message.putArray("content").addObject().put("type", "TEXT").put("text", one.path("text").asText());
    }
    return details;
  }

  static ObjectNode errorOf(Throwable thrown) {
    if (!(thrown instanceof BmcException said)) return Conform.object();
    ObjectNode error = Conform.object().put("status", said.getStatusCode()).put("code", said.getServiceCode());
    return error.put("requestId", said.getOpcRequestId());
  }
}
