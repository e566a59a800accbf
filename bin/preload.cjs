// Loaded into Node by `NODE_OPTIONS=--require=…`: turns the connections of a process to hosts of Oracle Cloud
// Infrastructure to a mock on this machine. All others are left alone, and so is everything where the variable
// is missing. CommonJS, since any Node that a command starts must take it.
//
// OCI_CONFORM_TURN: JSON, a list of { host: a regular expression's source, port, to: { host, port } }
'use strict';

const { Socket } = require('node:net');

/** Marks a `connect` that turns: the file may be named twice in NODE_OPTIONS. */
const turning = Symbol.for('oci-conform.turning');

function readTurns() {
  try {
    const turns = JSON.parse(process.env.OCI_CONFORM_TURN || '[]');
    return turns.map(({ host, port, to }) => ({ host: new RegExp(host, 'i'), port, to }));
  } catch {
    return [];
  }
}

const turns = readTurns();
const { connect } = Socket.prototype;

const find = (host, port) =>
  turns.find((turn) => turn.port === Number(port) && turn.host.test(String(host)))?.to;

/** The arguments of `connect` with another destination, or as they are. */
function turned(args) {
  const [first, second] = args;
  // What net.connect hands on: [options, callback], with a mark that a copy would lose.
  if (Array.isArray(first)) {
    const to = find(first[0]?.host, first[0]?.port);
    if (to) first[0] = { ...first[0], ...to };
    return args;
  }
  if (first !== null && typeof first === 'object') {
    const to = find(first.host, first.port);
    return to ? [{ ...first, ...to }, ...args.slice(1)] : args;
  }
  const to = typeof second === 'string' ? find(second, first) : undefined;
  return to ? [to.port, to.host, ...args.slice(2)] : args;
}

if (turns.length > 0 && !connect[turning]) {
  Socket.prototype.connect = Object.assign(
    function (...args) {
      return Reflect.apply(connect, this, turned(args));
    },
    { [turning]: true },
  );
}
