/** What each check holds, in a sentence or two. Written by `npm run write` from the docstrings in `checks/`. */

/** By the check's id. */
export const checkTexts: Readonly<Record<string, string>> = {
  'a-chunk-for-each-frame':
    'The service writes each frame of a stream on its own: as many chunks of HTTP as frames, with the same edges.',
  'answer-carries-the-turn':
    'A whole answer, read by its dialect, gives the turn that the service was told to say: text, calls, reason, token counts.',
  'answer-coding-is':
    'The answer comes in the content coding that `expect` names; `identity` stands for none.',
  'answer-comes-in-pieces':
    'A stream has at least as many frames with a piece of the answer as `expect` says.',
  'answer-fits-the-dialect':
    'The strict grammar of the dialect finds nothing to object to in a whole answer.',
  'answer-has-the-envelope':
    "A whole native answer has `modelId`, `modelVersion` and `chatResponse`, in this order, and the format's own name inside.",
  'answer-holds-the-history':
    'A whole COHERE answer holds the chat history that was sent, then the new message, then the answer.',
  'answer-is-exactly':
    'The whole answer is the object that `expect` holds, keys in order; `*` stands for values that are new in every answer.',
  'answer-is-one-line':
    'The body of a whole answer is one line of compact JSON: no spaces between tokens, letters outside ASCII as they are.',
  'answer-is-the-refusal':
    "The service's last answer has the status that `expect` names, and in its body the values of the keys that it names.",
  'answer-type-is':
    'The answer has the media type that `expect` names, whatever parameters follow it.',
  'answers-are-as-many-as-asked':
    'A gateway asks the service for as many answers as its client asked for (`n`), or for one at a time.',
  'answers-are-the-same':
    'Two requests of a dialogue were answered under one id: what was made is what is kept.',
  'answers-are-told':
    'Each request after the first tells of every call before it and of its answer, word for word and as a pair; one that chains, of those of the last turn.',
  'answers-say':
    'The answers of the service, in order, hold the parts that `expect` lists: `{ status, body }`; a body that is no JSON is its text.',
  'arguments-are-as-written':
    'The arguments of each tool call are the text that the model wrote, letter by letter, JSON or not.',
  'body-begins-as-the-recording':
    'What the service sent before the connection broke is a beginning of the recording, byte for byte.',
  'body-is-the-recording': 'The body of the answer is the recording, byte for byte.',
  'built-in-calls-are-as-given':
    'The provider reports what the service did with its own tools, and calls of custom tools, apart from the text.',
  'cache-control-is-no-cache': 'The answer has one `cache-control` header, and it is `no-cache`.',
  'calls-are-accepted':
    "At least as many calls as `expect` says were answered, each by a credential of the cell's auth mode. Where the service shows no journal, steps without an error are counted.",
  'calls-are-delegated': 'Each accepted request carried a delegation token that the service takes.',
  'calls-are-of': 'The functions that the turn calls are those that `expect` names, in order.',
  'calls-come-twice':
    'A COHERE stream says its tool calls twice: in a frame of their own, and again in the final one.',
  'calls-have-ids-of-their-own':
    'In formats that have ids, every tool call that the last request tells of has one, and no two the same.',
  'calls-share-a-connection':
    'No request but the first opened a connection. Clients of one process may share theirs: a later request may come on another than the first, which was open before that began.',
  'cancel-reaches-the-service':
    'Once its client has gone away, a gateway ends its own call within `expect` milliseconds.',
  'candidates-are': 'There are as many candidates as `expect` says, each with some text.',
  'candidates-say': 'The candidates have the texts that `expect` lists, in order.',
  'capabilities-are-those-on-the-wire':
    'The provider reports of each model what it can do, in the words of the service.',
  'chain-says-nothing-again':
    "A request that chains to the response before it holds the tools' answers alone: what was said is not said again.",
  'chunks-belong-together':
    'Every chunk of a stream has the `id`, the `model` and the `created` of the first.',
  'chunks-gain-nothing-empty':
    'A gateway adds no empty member (null, an empty text, list or object) to an event of the service.',
  'chunks-keep-their-members':
    'What an event of the service says reaches the client, in the event of the same place.',
  'client-hears-framed-events':
    'Every event that the client hears has an `event:` line with its type; `[DONE]` has none.',
  'closing-ends-connections':
    "Once a client was closed, each of its connections is closed before another client's next request.",
  'closing-frame-holds-the-history':
    'The closing frame of a COHERE stream holds the chat history that was sent, then the new message, then the answer.',
  'closing-frame-repeats-the-text':
    'The closing frame of a COHERE stream says again the whole text of the increments before it.',
  'compartment-is-in-both-headers':
    "The compartment's OCID stands in `opc-compartment-id` and in the older `CompartmentId`, the same in both.",
  'compartment-is-the-given-one':
    "The first request names a compartment, in its body or its query, and not the tenancy, which is the root's OCID.",
  'connection-is-kept': 'The answer says `connection: keep-alive`.',
  'content-length-is-the-bodys':
    'The answer has one `content-length`, and it is the length of the body in bytes.',
  'content-type-is-exact':
    "The answer's `content-type` is `text/event-stream` of a stream, and `application/json` of all else, letter by letter, without parameters.",
  'content-type-is-json': 'The request has one `content-type`, and it is `application/json`.',
  'context-grows':
    'Each turn of a conversation is counted with all that was said before it: more tokens of input than the turn before.',
  'credential-is-renewed':
    'All accepted calls went by as many credentials, one after the other, as `credentials` of `expect` says; at most `refusals` calls were refused meanwhile, each for `problem`.',
  'cut-is-an-error':
    'A call that was cut short ends with an error: a clean end would pass half an answer for a whole one.',
  'date-is-now':
    "The answer's `date` is the time of the answer, by the clock that the signature was held against, written as RFC 9110, section 5.6.7, has it.",
  'diagnosis-names-the-mistake':
    "The journal's diagnosis of a bad signature names the problem that `expect` names, and of `hypothesis` and `marked` those that it names.",
  'done-is-absent': 'No frame of the stream is `[DONE]`.',
  'done-is-last': 'The stream ends with one `[DONE]`.',
  'each-try-has-its-own-date':
    'No two requests have the same date: a second or more lay between them, and each was signed anew.',
  'ends-once': 'The provider reports one end of the stream, after everything else.',
  'ends-within':
    'The call makes at most as many requests as `expect` says, and then ends with a text, or with an error that has a message.',
  'error-body-is':
    "The body of the service's last answer is the text that `expect` holds, letter by letter.",
  'error-body-is-decodable':
    "The body of an error is JSON with `code` and `message`, both text: what Oracle's SDKs decode.",
  'error-code-is-reported': "The provider's error has the service's code, spelled as in `expect`.",
  'error-has-a-message': "The provider's error has a message, even where the service sent nothing.",
  'error-is-openai-shaped':
    "The error that the client gets is JSON in OpenAI's form: `error` with a `message`.",
  'error-is-reported':
    'The provider reports what the stream or the answer says went wrong, and not only the text before it: as an error, or as a turn that an error or a filter ended.',
  'error-message-is-reported':
    "The provider's error holds the service's words, alone or inside a longer message; those of `expect` where no error was scripted.",
  'error-names-what-is-missing':
    "The provider's error names the setting that is missing, in whatever case: a variable's name (OCI_COMPARTMENT_ID) will do.",
  'error-status-is-reported':
    "The provider's error has the HTTP status of the answer; that of `expect` where no error was scripted.",
  'events-are-exactly':
    'The events of a Responses stream are those that `expect` holds, but for their numbers; deltas are joined, ids stand as `msg#1`, times as `time`.',
  'events-are-framed':
    'Each event of a Responses stream is an `event:` line with its type, a `data:` line with its JSON and an empty line; `[DONE]` may follow the last.',
  'events-come-in-order':
    'The events of a Responses stream have the types that `expect` lists, in order; repeated deltas count once, `response.` is left out.',
  'every-capability-is-there':
    'Each capability that `expect` lists is one of some listed model: a filter that names two keeps both.',
  'every-frame-ends-a-piece':
    "The client's side had each frame in its hands before the next had to be there: every frame ends a piece of what it read.",
  'every-model-fits':
    'Every listed model has one of the `capability` of `expect`, and the values of its other keys.',
  'final-frame-has-a-role-only':
    'The frame with the finish reason has a message with a role and nothing else.',
  'final-frame-has-empty-text':
    "The frame with the finish reason has one TEXT part, and it is empty, as Llama's has.",
  'final-frame-has-no-index': 'One frame of the stream has a finish reason, and it has no `index`.',
  'final-frame-has-no-message':
    "The frame with the finish reason has no `message`, as Grok's has none.",
  'finish-reason-is-as-given':
    'The provider reports the finish reason that was given. `null` or an unlisted word on the wire is no reason: absent or unknown in the outcome; of a whole native answer with `null` a client may say that it stopped. A turn that calls tools ends so, or as the wire says where that says merely that it stopped.',
  'frames-are-framed':
    'Each frame is `data: `, one line of JSON and two line feeds; nothing stands before, between or after.',
  'frames-carry-the-turn':
    'The frames, read by their dialect, say what the service was told to say.',
  'frames-fit-the-dialect':
    'The strict grammar of the dialect finds nothing to object to in the frames.',
  'frames-lack-the-keys':
    'No frame has one of the keys that `expect` lists: they belong to answers of another shape.',
  'gives-up-in-the-silence':
    'The client gives up while the service is silent, at the request whose number `expect` is: it does not wait until the service goes on.',
  'header-comes-through':
    "The header of the service's answer that `expect` names reaches the gateway's client with its value.",
  'headers-are-these':
    'The answer has the headers whose names `expect` lists, sorted: none is missing, none was added.',
  'headers-stay-behind':
    'None of the headers that `expect` names go upstream: they are between the client and the gateway.',
  'increments-join-to-the-turn':
    'The increments of text that the provider reported, joined, are the text of its turn; those of reasoning are the reasoning.',
  'issuers-refuse-nothing':
    'No request for a credential was refused: each was made as its issuer wants it.',
  'journal-keeps-no-secret':
    "What the journal says of the caller's identity, and the headers that it keeps, hold no secret of the request.",
  'key-id-is-the-profiles':
    "The signature's `keyId` is `<tenancy OCID>/<user OCID>/<fingerprint>`.",
  'keys-in-recorded-order': 'The keys of every frame stand in the order of the recordings.',
  'limit-ends-the-answer':
    'The answer has at most as many tokens as `expect` says, and its finish reason says that the limit ended it.',
  'listing-has-the-shape':
    'A listing of models is `{"items": [...]}`, and each model has the keys and values that Oracle\'s SDK knows.',
  'making-sends-nothing':
    'Making a client asks nothing of the service; of one that declares `probes`, one request is borne.',
  'model-comes-back':
    'A model that is served on demand comes back in the answer by the name by which it was asked for.',
  'models-are-named':
    'The listed models have the names that `expect` holds, each as often as there.',
  'models-are-sorted-by-name':
    'The listed models are sorted by their names, backwards where `expect` is `DESC`.',
  'models-are-those-on-the-wire':
    'The provider lists every model of every page, in the order in which they came.',
  'newest-models-come-first':
    'The models of a listing come by `timeCreated`, the newest first, through all pages.',
  'no-call-is-made':
    'Nothing was asked of the service: neither unsigned nor with a credential of another kind.',
  'no-call-is-refused': 'None of the requests for service was refused for its credentials.',
  'no-clean-finish':
    'A stream that failed is not reported as a turn that came to its end: its finish reason is neither `stop` nor `tool_calls`.',
  'no-error': 'The call ended with a turn, and not with an error.',
  'no-model-comes-twice': 'No model is listed twice: pages neither overlap nor repeat.',
  'no-secret-in-sight':
    "Neither the request's target nor a header that logs keep (`user-agent`, `opc-request-id` …) holds a key, a token or a signature.",
  'no-step-fails': 'No step ended with an error.',
  'no-step-hangs': 'Each step came to an end by itself, well or ill, before the kit gave up.',
  'nothing-of-openai-leaks':
    "The request names no organization of OpenAI's, and no project but one of Oracle's, by its OCID.",
  'one-done-and-last':
    "The stream that a gateway's client gets has one `[DONE]`, and it is the last of it.",
  'one-request': 'The call makes one request.',
  'opening-frame-is-empty': 'The stream opens with an increment of no text.',
  'pad-in-every-frame': 'Every frame of JSON has a `pad` of 1 to 12 letters `a`.',
  'pads-differ-in-length':
    'The pads of a stream have several lengths, so that the length of a frame does not tell the length of its words.',
  'page-has-as-many-as-asked': 'The first page of a listing has as many models as `expect` says.',
  'page-is-the-last': 'The last page has no `opc-next-page`.',
  'pages-are-followed':
    'Each request for a page names the one that the answer before it gave, and none follows the last.',
  'pages-keep-the-query':
    'Every request for a further page asks for the same as the first, but for its page.',
  'prompt-arrives-unchanged':
    'The last message of the user arrives at the service letter by letter, whatever script it is written in.',
  'query-carries':
    'The query of the first request has each value that `expect` holds; lists repeat their key.',
  'question-outweighs-the-answer':
    'Of a question that is longer than its answer, more tokens are counted than of the answer, and the total is no less than both.',
  'reasoning-is-as-given':
    'The provider reports the reasoning that was given, whole and apart from the text.',
  'refusal-echoes-no-secret': 'The answer repeats no token, key or signature of the request.',
  'refusal-has-a-request-id': 'The answer that refuses a request has an `opc-request-id`.',
  'refusal-is-as-given':
    'The provider reports the words in which the model declined, apart from the text (OpenAI transports).',
  'refusal-is-the-vendors':
    "A rejection by the model's vendor has the `status` and the `envelope` that `expect` names (`double-encoded`: a document inside the message; `unwrapped`; `text`: `error` is one), and of the vendor's own error the members that it names.",
  'refused-as-unauthenticated':
    'The service refuses with 401, a code, and one of its own texts; `expect` is the class of text, or several.',
  'request-adds-nothing-empty':
    'A gateway adds no empty member (null, an empty text, list or object) to the body that its client sent.',
  'request-carries':
    "The request's body holds what `expect` holds: every key, and lists of the same length. More keys are allowed; one that is `undefined` in `expect` must not be there. Arguments of tool calls are compared as JSON.",
  'request-id-begins-with-the-callers':
    "The answer's `opc-request-id` begins with the one that the caller sent.",
  'request-id-goes-upstream':
    "The client's `opc-request-id` goes upstream, alone or before what the gateway adds.",
  'request-id-has-three-segments':
    "The answer has one `opc-request-id` of three segments joined by `/`: the caller's or one of the service's own, then two of 32 hexadecimal digits.",
  'request-id-is-reported':
    'The provider reports the `opc-request-id`, which support asks for, with the answer or with its error: that of one of the answers, where a call was made again.',
  'request-ids-are-new':
    'No segment of an `opc-request-id` comes twice, in one answer or in several.',
  'request-is-accepted':
    'The service took the request: it fits the schema, and no rule speaks against it.',
  'request-keeps-the-body':
    "Every member of the client's body goes upstream of a gateway with its value, but those that a gateway sets itself.",
  'request-lacks':
    "The body has none of the keys that `expect` names, of `chatRequest` where there is one: they are another family's spelling.",
  'request-line-is':
    'The first request has the method and the target that `expect` holds, letter by letter.',
  'requests-are': 'The steps together make as many requests as `expect` says.',
  'requests-are-signed':
    'The service accepted the credentials of every call, in the auth mode of the cell.',
  'requests-say':
    'The requests, in order, hold the parts that `expect` lists: `{ method, target, headers, body }`.',
  'response-id-has-its-shape':
    'The id of a response is `resp_`, three letters of an airport, and 48 small letters and digits.',
  'response-is-exactly':
    'The Response object is the one that `expect` holds; ids stand as `msg#1`, times as `time`.',
  'retry-token-is-sent': 'The request carries one `opc-retry-token`.',
  'returns-though-connection-is-open':
    'The provider returns the turn at its final frame, although the service keeps the connection open.',
  'role-opens-and-reason-closes':
    'The first chunk names the role `assistant`, and no chunk but the last with a choice gives a finish reason.',
  'route-is-one-of':
    'The first request takes one of the routes that `expect` lists as parts of requests: `{ target, body }`.',
  'same-calls-are-the-same-bytes':
    'Calls that are the same are the same upstream of a gateway, byte by byte: caches of prompts look at bytes.',
  'secrets-stay-in-their-place':
    'Tokens, keys and signatures stand in `authorization` and `opc-obo-token` alone, and in no error.',
  'sequence-numbers-rise':
    'The events of a Responses stream are numbered one by one, from 0 or from what `expect` says.',
  'signature-accepted':
    'The answer is no refusal for want of credentials (401, 403); it has the status that `expect` names, where it names one.',
  'signature-covers-the-request':
    'The signature covers every part of the request that has to be signed, and a date under one of its two names.',
  'silence-is-an-error':
    'A call that was given up because the service fell silent is reported as an error, also where there was text.',
  'steps-give':
    'The outcomes of the steps, in order, hold the parts that `expect` lists: `{ turn, id, value, error }`.',
  'stream-ends-with-its-response':
    'The event that ends a Responses stream carries all that was said, and token counts, or says why there are none.',
  'stream-flags-fit-the-call':
    'The request asks for a stream, and for token counts in it, where the call does, and not where it does not (`isStream`, `streamOptions`).',
  'stream-is-exactly':
    'The frames are those that `expect` lists, an object or `[DONE]` each; `*` stands for a pad, neighbouring increments are joined.',
  'stream-is-well-formed':
    "The stream that a gateway's client gets is one: 200, `text/event-stream`, and every event JSON but `[DONE]`.",
  'streams-as-it-comes':
    'The provider hands increments on while the answer is still on its way: at least `increments` of `expect`, the first and the last at least `over` milliseconds apart.',
  'target-is-the-chat-action': 'A native chat is one `POST /20231130/actions/chat`.',
  'text-before-the-cut-is-kept':
    'The text that came before a cut is still reported: a beginning of what was given, and not nothing.',
  'text-before-the-error-is-kept':
    'The text that came before an error inside the stream is still reported.',
  'text-frames-have-an-index': 'Every frame with a message before the final one has `index` 0.',
  'text-is-as-given': 'The provider reports the text that was given, whole and once.',
  'text-is-json-with': "The answer's text is JSON with the members that `expect` names.",
  'text-is-not-empty': 'The turn that the provider reports has some text.',
  'time-created-is-now': '`timeCreated` in the answer is the time of the answer, by its `date`.',
  'time-created-is-rfc-3339': '`timeCreated` is a time of RFC 3339 with milliseconds, in UTC.',
  'tokens-are-asked-for-at-most':
    'Tokens were asked of an issuer at most as often as `expect` says.',
  'tool-calls-are-as-given':
    'The provider reports the tool calls that were given: as many, in order, with their names, arguments and ids. Where the wire has no id, it may leave it out, or make one that is not empty and not used twice.',
  'tool-frames-follow-the-pattern':
    'Tool calls are spread over frames as the pattern that `expect` names, `P1` to `P7`, opens them and goes on with them.',
  'tries-are': 'The call makes as many requests as `expect` says, the first included.',
  'tries-are-signed-anew':
    'A second or more lies between the tries, so that each that is signed has a date of its own.',
  'tries-are-streams':
    'Every try of a call for a stream asks for a stream: none falls back to a whole answer.',
  'tries-ask-the-same': 'All tries ask for the same, and the credentials of each are good.',
  'tries-share-their-token': 'Every try carries an `opc-retry-token`, the same in all.',
  'tries-wait':
    'At least as many milliseconds as `expect` says lie between each answer and the try after it.',
  'turn-ends-once': 'One event ends a turn of Responses, and nothing but `[DONE]` comes after it.',
  'usage-chunk-has':
    'One chunk carries token counts, and beside them it has as many choices as `expect` says; `absent` where the list itself is to be missing.',
  'usage-details-are-as-given':
    'The provider reports the counts of reasoning and cached tokens that were given. Those that the wire leaves out are unknown; zero says the same where a count is a plain number.',
  'usage-frames-as-asked':
    'One frame carries token counts where the request asked for them, and none does otherwise.',
  'usage-has-its-own-frame':
    'A GENERIC stream has its token counts in a frame of their own, after the final one.',
  'usage-in-the-final-frame': 'A COHERE stream has its token counts in the final frame.',
  'usage-is-absent':
    'The provider reports no token counts where none were asked for and none came: absent, not zero. A client that asks by itself may report what came.',
  'usage-is-as-given':
    'The provider reports the token counts that were given: of the prompt, of the completion, and in all.',
  'usage-is-present': 'Token counts were asked for, and the provider reports some.',
};
