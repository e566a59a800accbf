/** The spec module of the second share. */
import { registerShare } from './register.js';

await registerShare(1);
