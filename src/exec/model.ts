/** A model that answers on native chat and on chat completions: for variables, and for trying a tenancy out. */
export const exampleModel = 'meta.llama-3.3-70b-instruct';
