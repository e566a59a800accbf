/**
 * What is asked of a service, free of any wire format. A provider turns a call into requests; the
 * mock parses requests back into calls; a check may compare the two.
 */
import type { ToolCall } from './turn.js';

/** The wire a call travels on. */
export type Transport = 'sdk' | 'v1' | 'responses' | 'management';

/** The auth modes in which requests are signed. */
export const signingModes = [
  'api_key',
  'session_token',
  'instance_principal',
  'resource_principal',
  'oke_workload_identity',
] as const;

/** One of {@link signingModes}. */
export type SigningMode = (typeof signingModes)[number];

/** How a request proves whose it is. */
export type AuthMode = SigningMode | 'genai_api_key';

/** Every auth mode, in the order of the matrix. */
export const authModes: readonly AuthMode[] = [...signingModes, 'genai_api_key'];

/** The native request formats, spelled as on the wire. */
export type ApiFormat = 'GENERIC' | 'COHERE' | 'COHEREV2';

/** The formats of the OpenAI transports; each is the one format of its transport. */
export type OpenAiFormat = 'openai-chat' | 'openai-responses';

/** Every format that a chat turn is asked in. */
export type ChatFormat = ApiFormat | OpenAiFormat;

/** One message of a conversation. */
export interface Message {
  readonly role: 'system' | 'developer' | 'user' | 'assistant' | 'tool';
  readonly text: string;
  /** On `assistant` messages that called tools. */
  readonly toolCalls?: readonly ToolCall[];
  /** On `tool` messages: the id of the call this answers. */
  readonly toolCallId?: string;
  /** URLs of the images that the message shows behind its text: `data:…;base64,…` or `https:`. COHERE has no place for them. */
  readonly images?: readonly string[];
  /** `openai-chat` only: what the message lets hear behind its text. */
  readonly audio?: readonly Sound[];
}

/** A sound as OpenAI's chat completions take it: base64, and what it is (`wav`, `mp3`). */
export interface Sound {
  readonly data: string;
  readonly format: string;
}

/** A tool on offer; `parameters` is a JSON Schema. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** How much a model is to reason, from not at all upwards. GENERIC writes them in upper case. */
export const reasoningEfforts = ['none', 'minimal', 'low', 'medium', 'high'] as const;

/** Settings of a chat call. An absent setting is not sent. */
export interface ChatOptions {
  readonly maxTokens?: number;
  readonly temperature?: number;
  readonly topP?: number;
  readonly seed?: number;
  readonly stop?: readonly string[];
  /** Ask for token counts in the stream (`streamOptions.isIncludeUsage`). */
  readonly includeUsage?: boolean;
  readonly toolChoice?: 'auto' | 'none' | 'required' | { readonly name: string };
  /** OpenAI transports only: at most one call a turn where false. */
  readonly parallelToolCalls?: boolean;
  /** GENERIC and the OpenAI transports only. */
  readonly reasoningEffort?: (typeof reasoningEfforts)[number];
  /** `schema` is a JSON Schema that the text must satisfy; COHERE and COHEREV2 have no place for its name. */
  readonly responseFormat?:
    | 'text'
    | 'json_object'
    | { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
  /** `openai-chat` and GENERIC only: how many answers are wanted (`n`, `numGenerations`). */
  readonly candidates?: number;
  /** The client tries again by itself, `attempts` requests in all at most. Absent: one. Not sent. */
  readonly retries?: { readonly attempts: number };
}

/** What of the service's memory a Responses turn builds on, and whether it is kept. */
export interface ResponsesState {
  /** `previous_response_id`. */
  readonly previousResponse?: string;
  /** `conversation`. */
  readonly conversation?: string;
  readonly store?: boolean;
  readonly background?: boolean;
}

/** One chat turn. */
export interface ChatCall {
  readonly operation: 'chat';
  /** A model's public name or OCID, or a dedicated endpoint's OCID. */
  readonly model: string;
  /** A case on an OpenAI transport is asked in that transport's format, whatever stands here. */
  readonly apiFormat: ChatFormat;
  readonly stream: boolean;
  readonly messages: readonly Message[];
  readonly tools?: readonly Tool[];
  readonly options?: ChatOptions;
  /** `openai-responses` only. */
  readonly state?: ResponsesState;
  /** OpenAI transports only: members of the request body beside those that the call gives, as they are. */
  readonly extra?: Readonly<Record<string, unknown>>;
  /** OpenAI transports only: header lines of this request alone. */
  readonly headers?: Readonly<Record<string, string>>;
  /** OpenAI transports only: read the stream with the SDK's own accumulator instead of event by event. */
  readonly accumulate?: boolean;
  /** The client goes away early: as soon as it has heard some text. */
  readonly cancelled?: 'after-first-text';
  /** Milliseconds of the service's silence after which the client is to give the call up. Not sent. */
  readonly timeout?: number;
  /**
   * The client picks route, format and serving mode by the model's name, which may have a prefix of its own
   * (`oci:`, `responses:`): transport and `apiFormat` are those of the cell, and say nothing.
   */
  readonly routed?: true;
}

/**
 * An operation of the OpenAI-compatible surface other than a chat turn, by its name in the OpenAI SDKs
 * (openai-node's spelling), with its arguments in that order.
 */
export interface ApiCall {
  readonly operation: 'api';
  readonly method: ApiMethod;
  readonly arguments: readonly unknown[];
}

/** The operations of {@link ApiCall}. */
export const apiMethods = [
  'models.list',
  'embeddings.create',
  'responses.retrieve',
  'responses.delete',
  'responses.cancel',
  'responses.compact',
  'responses.inputItems.list',
  'conversations.create',
  'conversations.retrieve',
  'conversations.update',
  'conversations.delete',
  'conversations.items.create',
  'conversations.items.list',
  'conversations.items.retrieve',
  'conversations.items.delete',
  'files.create',
  'files.list',
  'files.retrieve',
  'files.content',
  'files.delete',
  'vectorStores.create',
  'vectorStores.list',
  'vectorStores.retrieve',
  'vectorStores.update',
  'vectorStores.delete',
  'vectorStores.search',
  'vectorStores.files.create',
  'vectorStores.files.list',
  'vectorStores.files.retrieve',
  'vectorStores.files.delete',
] as const;

/** One of {@link apiMethods}. */
export type ApiMethod = (typeof apiMethods)[number];

/**
 * Calls made one after the other, each when the one before has ended, in one tenancy. In the strings of
 * a later step, `{1.id}` stands for the id that the first step's outcome gave (that of a list is its first
 * entry's), and so on.
 */
export interface DialogueCall {
  readonly operation: 'dialogue';
  readonly steps: readonly (ChatCall | ApiCall)[];
  /** A step that ends with an error does not end the dialogue: what it left behind is looked at. */
  readonly throughErrors?: true;
  /** Once the first step has ended, all others are made at once, as by so many threads. */
  readonly together?: true;
}

/** What a tool gave for a call of it. */
export interface ToolAnswer {
  /** The function that was called; of several calls of one function, the first that has no answer yet. */
  readonly name: string;
  /** As the tool wrote it, JSON or not. */
  readonly text: string;
  /** The tool broke, and this is what it said: the model is told all the same. */
  readonly failed?: true;
}

/**
 * A chat turn, and what follows from its calls of tools: the client is given their answers, asks again with all
 * that was said, which it has kept itself, and so on. It ends with a turn that calls nothing, an error, or when
 * there are no more answers. The outcome's steps are the turns.
 */
export interface RoundsCall {
  readonly operation: 'rounds';
  readonly first: ChatCall;
  /** The answers to the calls of each turn, in no particular order. */
  readonly answers: readonly (readonly ToolAnswer[])[];
  /** `openai-responses` only: each turn builds on the response before it, and says nothing again. */
  readonly chained?: true;
}

/** A client is made, and nothing is asked of it yet. The model is one that it will be asked for. */
export interface OpenCall {
  readonly operation: 'open';
  readonly model: string;
  readonly apiFormat: ChatFormat;
}

/** A client is closed; it may be for the second time. */
export interface CloseCall {
  readonly operation: 'close';
}

/** What is done with one client. */
export interface LifeStep {
  /** The client, by its number; default 1. */
  readonly client?: number;
  readonly call: ChatCall | OpenCall | CloseCall;
  /** The client is closed under way: as soon as it has heard some text of this call. */
  readonly closed?: 'after-first-text';
}

/**
 * The life of clients of one tenancy: made, asked, closed, each step once the one before has ended, whatever became
 * of it. A client is made by its first step, and lives on until the end; connections are its own. In the strings
 * of a later step, `{1.id}` stands for the id that the first step's outcome gave.
 */
export interface LifeCall {
  readonly operation: 'life';
  readonly steps: readonly LifeStep[];
  /** Each client is in a process of its own, where it can be. */
  readonly apart?: true;
  /** Once the first step has ended, all others are made at once. */
  readonly together?: true;
}

/** What a client may be told as its own options, beside variables and files. */
export interface ToldOptions {
  readonly compartmentId?: string;
  readonly profile?: string;
}

/**
 * A call by a client that is told little: the rest it finds in variables and in the files of its home. It is made
 * in a process that has no other of Oracle's variables, and where Oracle's host names lead to the service under test. In all texts
 * `{home}`, `{tenancy}`, `{user}`, `{fingerprint}`, `{keyFile}`, `{compartment}` and `{project}` stand for
 * those of the access.
 */
export interface ConfiguredCall {
  readonly operation: 'configured';
  readonly call: ChatCall | ListModelsCall;
  readonly told?: ToldOptions;
  readonly environment?: Readonly<Record<string, string>>;
  /** Config files by their paths below the home: sections by name, and their entries. */
  readonly files?: Readonly<Record<string, ConfigSections>>;
}

/** A config file in the form of Oracle's command line. */
export type ConfigSections = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** List models, following `opc-next-page` to the end unless `pages` says otherwise. */
export interface ListModelsCall {
  readonly operation: 'list-models';
  readonly filters?: {
    readonly capability?: readonly string[];
    readonly lifecycleState?: string;
    readonly vendor?: string;
    readonly displayName?: string;
    readonly id?: string;
    readonly sortBy?: 'displayName' | 'lifecycleState' | 'timeCreated';
    readonly sortOrder?: 'ASC' | 'DESC';
  };
  /** Models a page. */
  readonly limit?: number;
  /** Stop after so many pages. */
  readonly pages?: number;
  /** The same client is asked again, so often; one that remembers the list may answer from that. */
  readonly again?: readonly AskedAgain[];
}

/** A list that is asked for once more. */
export interface AskedAgain {
  /** Seconds that have gone by since the time before, by the client's clock, which is told so. */
  readonly later: number;
  /** What is remembered is not good enough. */
  readonly refresh?: true;
}

/** Get one model by OCID. */
export interface GetModelCall {
  readonly operation: 'get-model';
  readonly model: string;
}

/** A request said byte by byte, for what no well-behaved client sends. Only the kit's probe makes it. */
export interface ProbeCall {
  readonly operation: 'probe';
  readonly plane: 'inference' | 'management';
  readonly request: ProbeRequest;
}

/** Anything that a case can ask of a provider or of the probe; `operation` tells which. */
export type Call =
  | ChatCall
  | ListModelsCall
  | GetModelCall
  | ApiCall
  | DialogueCall
  | RoundsCall
  | LifeCall
  | ConfiguredCall
  | ProbeCall;

/**
 * A request as it is sent, and how its signature was made. `{compartment}`, `{tenancy}`, `{user}`,
 * `{fingerprint}`, `{project}`, `{model}`, `{delegationToken}`, and the secrets `{apiKey}`,
 * `{otherRegionApiKey}`, `{secondApiKey}`, `{expiredApiKey}`, `{revokedApiKey}` and `{beforePolicyApiKey}`
 * in strings are filled in from the access under test; `{hostname}` is its host without port, `{date}` is
 * now, as an HTTP date.
 */
export interface ProbeRequest {
  readonly method: string;
  /** Path and query, exactly as on the request line, e.g. `/20231130/actions/chat`. */
  readonly target: string;
  /** Extra header lines, in order; a name may repeat. `null` as value removes the probe's own. */
  readonly headers?: readonly (readonly [name: string, value: string | null])[];
  /** Body text; a JSON body is given as its exact text. Absent: no body. */
  readonly body?: string;
  readonly signing: Signing;
}

/** How a probe signs. `none` sends no signature; the rest starts from a perfect one and spoils it. */
export type Signing = 'none' | SigningRecipe;

/** A token, spoiled as told; empty object: as it was issued. */
export interface TokenRecipe {
  /** Members that take the place of those of its header. */
  readonly header?: Readonly<Record<string, unknown>>;
  /** Claims that take the place of its own; `null` leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Its signature: as it was (default), left empty, made by a stranger's key, or HS256 with the public key of `jwk` as secret. */
  readonly signature?: 'kept' | 'none' | 'stranger' | 'hs256';
}

/**
 * A perfect signature with listed departures. Empty object: perfect. What is signed may differ from
 * what is sent (`signedAs`), which is how tampering in transit is played.
 */
export interface SigningRecipe {
  /** Request parts the signature is computed over, where they differ from what is sent. */
  readonly signedAs?: {
    readonly method?: string;
    readonly target?: string;
    readonly body?: string;
    readonly headers?: readonly (readonly [name: string, value: string])[];
    /** Names whose lines are signed, in order, where `headers=` lists others. */
    readonly covered?: readonly string[];
  };
  /** Names covered, in order. Default: the order and set of the Python SDK. */
  readonly covered?: readonly string[];
  readonly date?: {
    /** Default `date`. */
    readonly header?: 'date' | 'x-date';
    /** Seconds from now; default 0. */
    readonly offset?: number;
    /** Default IMF-fixdate. */
    readonly format?: 'imf-fixdate' | 'iso-8601' | 'epoch' | 'garbage';
  };
  /** Which private key signs. Default the profile's own. */
  readonly key?: 'own' | 'other';
  /** Presents the token of the access, in an auth mode that has one; `own` is the key it was issued for. */
  readonly token?: TokenRecipe;
  /** A keyId template; default that of the access: `{tenancy}/{user}/{fingerprint}`, or `ST$` and its token. */
  readonly keyId?: string;
  /** Default `1`; `null` leaves the parameter out. */
  readonly version?: string | null;
  /** The declared algorithm; default `rsa-sha256`. `null` leaves it out. */
  readonly algorithm?: string | null;
  /** What is really computed; default PKCS#1 v1.5 with SHA-256. */
  readonly scheme?: 'rsa-sha256' | 'rsa-pss-sha256' | 'rsa-sha1';
  /** Default base64. */
  readonly encoding?: 'base64' | 'base64url' | 'base64-with-junk' | 'empty';
  /** Order of the Authorization parameters; a name may repeat or be left out. */
  readonly parameters?: readonly ('version' | 'keyId' | 'algorithm' | 'headers' | 'signature')[];
  /** Text between parameters; default `,`. */
  readonly separator?: string;
  /** Replaces `x-content-sha256`: hex instead of base64, or the digest of another text. */
  readonly digest?: 'hex' | { readonly of: string };
  /** Overwrites the whole Authorization value after signing. */
  readonly authorization?: string;
}
