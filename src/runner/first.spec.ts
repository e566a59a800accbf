/** The spec module of the first share. */
import { registerShare } from './register.js';

await registerShare(0);
