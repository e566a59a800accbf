/** Sets the exit code of the process; commands give it back instead of setting it. */
export type Finish = (code: number) => void;
