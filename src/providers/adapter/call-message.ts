/** The `call` message: a step of a case, as an adapter is told of it. Pure. */
import type { Access } from '../../protocol/access.js';
import type {
  ApiCall,
  ChatCall,
  CloseCall,
  GetModelCall,
  ListModelsCall,
  OpenCall,
  ToldOptions,
} from '../../protocol/call.js';
import type { CallMessage, FullAccess } from './kit-messages.js';

/** A call that one `call` message can say. */
export type SingleCall = ChatCall | ListModelsCall | GetModelCall | ApiCall | OpenCall | CloseCall;

/** What surrounds a call. */
export interface CallFrame {
  readonly id: string;
  readonly case: string;
  readonly session: string;
  /** Milliseconds. */
  readonly deadline: number;
  /** All that the client is told, where it finds the rest by itself; absent: it is told the whole access. */
  readonly told?: ToldOptions;
}

/** The message; JSON, the members of the call flat beside those of the frame. */
export function callMessage(call: SingleCall, access: Access, frame: CallFrame): CallMessage {
  const { transport = 'sdk', auth = 'api_key' } = access;
  const { id, session, deadline, told } = frame;
  return {
    type: 'call',
    id,
    case: frame.case,
    session,
    transport,
    auth,
    access: told ?? accessForAdapters(access),
    deadline,
    ...call,
  };
}

/** What of an access is for adapters: what only probes need stays out. */
export function accessForAdapters(access: Access): FullAccess {
  const {
    transport: _transport,
    auth: _auth,
    otherRegionApiKey: _otherRegionApiKey,
    apiKeys: _apiKeys,
    otherKeyFile: _otherKeyFile,
    openAiBase = '/openai/v1',
    ...rest
  } = access;
  return { ...rest, openAiBaseUrl: `${access.endpoint}${openAiBase}` };
}
