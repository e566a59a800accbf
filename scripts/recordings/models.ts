/** The models that recipes name. */
export const llama = 'meta.llama-3.3-70b-instruct';
export const grok = 'xai.grok-4';
export const gemini = 'google.gemini-2.5-flash';
export const gpt = 'openai.gpt-5.4';
export const gptOss = 'openai.gpt-oss-120b';
/** Served as Responses; `grok` is not known to be. */
export const grokOfResponses = 'xai.grok-4.3';
export const multiAgent = 'xai.grok-4.20-multi-agent';
