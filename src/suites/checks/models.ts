/** Checks on model discovery: what the provider lists, and how the pages lead on. */
import { isObject, type JsonObject, objectOf, objectsOf, textOf } from '../../protocol/json.js';
import type { Check } from '../check.js';
import type { ListedModel, Trace } from '../trace.js';
import { fail, notObserved, pass, sameValue, show, valueDifference } from './findings.js';
import { exchangesOf, headerValues, jsonOf } from './observed.js';

/** A check on the models that the provider listed. */
const onModels =
  (
    look: (models: readonly ListedModel[], trace: Trace, expect: unknown) => ReturnType<Check>,
  ): Check =>
  (trace, expect) => {
    const { models, error } = trace.outcome;
    if (models !== undefined) return look(models, trace, expect);
    const told = error === undefined ? '' : ` It reported: ${error.message}`;
    return fail(`The provider listed no models.${told}`);
  };

const itemsOf = (trace: Trace): readonly JsonObject[] =>
  exchangesOf(trace).flatMap(({ response }) =>
    response === undefined ? [] : objectsOf(objectOf(jsonOf(response.body)).items),
  );

const queryOf = (target: string): URLSearchParams =>
  new URLSearchParams(target.slice(target.indexOf('?') + 1));

/** The wire keys that a model of a listing must have, and what they are. */
const modelKeys: Readonly<Record<string, (value: unknown) => boolean>> = {
  id: (value) => /^ocid1\.generativeaimodel\.oc\d+\.[a-z0-9-]+\.[a-z0-9]+$/.test(textOf(value)),
  capabilities: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
  lifecycleState: (value) =>
    ['ACTIVE', 'CREATING', 'DELETING', 'DELETED', 'FAILED'].includes(textOf(value)),
  timeCreated: (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)$/.test(textOf(value)),
  type: (value) => value === 'BASE' || value === 'CUSTOM',
};

export const modelsChecks = {
  /** The provider lists every model of every page, in the order in which they came. */
  'models-are-those-on-the-wire': onModels((models, trace) => {
    const sent = itemsOf(trace).map((item) => textOf(item.id));
    if (sent.length === 0) return notObserved('No models were seen on the wire.');
    const listed = models.map(({ id }) => id);
    return sameValue(`The list of ${sent.length} models`, sent, listed);
  }),

  /** The provider reports of each model what it can do, in the words of the service. */
  'capabilities-are-those-on-the-wire': onModels((models, trace) => {
    const sent = itemsOf(trace).map(({ id, capabilities }) => ({ id, capabilities }));
    if (sent.length === 0) return notObserved('No models were seen on the wire.');
    const told = models.map(({ id, capabilities }) => ({ id, capabilities }));
    return sameValue(`The capabilities of ${sent.length} models`, sent, told);
  }),

  /** The listed models have the names that `expect` holds, each as often as there. */
  'models-are-named': onModels((models, _trace, expect) =>
    sameValue(
      'The list of names',
      expect,
      models.map(({ displayName }) => displayName ?? null).sort(),
    ),
  ),

  /** No model is listed twice: pages neither overlap nor repeat. */
  'no-model-comes-twice': onModels((models) => {
    const ids = models.map(({ id }) => id);
    const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
    if (ids.length === 0) return fail('The list is empty.', { expected: 'models', actual: '[]' });
    return twice.length === 0
      ? pass(`${ids.length} models, each of them once.`)
      : fail('A model came twice.', { expected: 'each id once', actual: twice.join(', ') });
  }),

  /**
   * Every listed model has one of the `capability` of `expect`, and the values of its other keys.
   */
  'every-model-fits': onModels((models, _trace, expect) => {
    const { capability, ...exact } = objectOf(expect);
    const wanted: readonly unknown[] = Array.isArray(capability) ? capability : [];
    const misfit = models.find(
      (model) =>
        (wanted.length > 0 && !model.capabilities?.some((one) => wanted.includes(one))) ||
        Object.entries(exact).some(([key, value]) => objectOf(model)[key] !== value),
    );
    if (models.length === 0) return fail('No model fits.', { expected: show(expect) });
    return misfit === undefined
      ? pass(`All ${models.length} models fit ${show(expect)}.`)
      : fail('A model does not fit the filter.', { expected: show(expect), actual: show(misfit) });
  }),

  /**
   * Each capability that `expect` lists is one of some listed model: a filter that names two keeps both.
   */
  'every-capability-is-there': onModels((models, _trace, expect) => {
    const all = new Set(models.flatMap(({ capabilities }) => capabilities ?? []));
    const lacking = (Array.isArray(expect) ? expect : []).filter((one) => !all.has(one));
    return lacking.length === 0
      ? pass('Each capability that was asked for is there.')
      : fail('A capability that was asked for is not there.', {
          expected: show(expect),
          actual: [...all].join(', '),
        });
  }),

  /** The listed models are sorted by their names, backwards where `expect` is `DESC`. */
  'models-are-sorted-by-name': onModels((models, _trace, expect) => {
    const names = models.map(({ displayName }) => displayName ?? '');
    if (names.length === 0) return fail('The list is empty.', { expected: 'models', actual: '[]' });
    const sorted = names.toSorted();
    return sameValue('The order of names', expect === 'DESC' ? sorted.toReversed() : sorted, names);
  }),

  /** The models of a listing come by `timeCreated`, the newest first, through all pages. */
  'newest-models-come-first': (trace) => {
    const times = itemsOf(trace).map((item) => Date.parse(textOf(item.timeCreated)));
    if (times.length === 0) return notObserved('No models were seen on the wire.');
    return sameValue(
      'The order of times',
      times.toSorted((a, b) => b - a),
      times,
    );
  },

  /** The query of the first request has each value that `expect` holds; lists repeat their key. */
  'query-carries': (trace, expect) => {
    const exchange = exchangesOf(trace)[0];
    if (exchange === undefined) return notObserved('No request was seen on the wire.');
    const query = queryOf(exchange.request.target);
    const expected = objectOf(expect);
    const actual = Object.fromEntries(Object.keys(expected).map((key) => [key, query.getAll(key)]));
    return sameValue('The query', expected, actual);
  },

  /**
   * Each request for a page names the one that the answer before it gave, and none follows the last.
   */
  'pages-are-followed': (trace, expect) => {
    const exchanges = exchangesOf(trace);
    if (exchanges.length === 0) return notObserved('No request was seen on the wire.');
    const given = exchanges.map(
      ({ response }) => headerValues(response?.headers ?? [], 'opc-next-page')[0],
    );
    const asked = exchanges.map(({ request }) => queryOf(request.target).get('page') ?? undefined);
    if (exchanges.length < 2 && expect !== 1) {
      return fail('One page was asked for.', {
        expected: 'further pages',
        actual:
          given[0] === undefined ? 'the answer gave no next page' : `page ${given[0]} was left`,
      });
    }
    const difference = asked.findIndex(
      (page, at) => page !== (at === 0 ? undefined : given[at - 1]),
    );
    if (difference !== -1) {
      return fail(`Request ${difference + 1} does not ask for the page it was given.`, {
        expected: given[difference - 1] ?? 'no page',
        actual: asked[difference] ?? 'no page',
      });
    }
    return pass(`${exchanges.length} pages were followed.`);
  },

  /** Every request for a further page asks for the same as the first, but for its page. */
  'pages-keep-the-query': (trace) => {
    const queries = exchangesOf(trace).map(({ request }) =>
      [...queryOf(request.target)].filter(([key]) => key !== 'page').sort(),
    );
    const [first] = queries;
    if (first === undefined) return notObserved('No request was seen on the wire.');
    const other = queries.find((query) => valueDifference(first, query, '$') !== undefined);
    return sameValue('The query of the later pages', first, other ?? first);
  },

  /** The last page has no `opc-next-page`. */
  'page-is-the-last': (trace) => {
    const response = exchangesOf(trace).at(-1)?.response;
    if (response === undefined) return notObserved('No answer was seen on the wire.');
    const next = headerValues(response.headers, 'opc-next-page');
    return next.length === 0
      ? pass('There is no opc-next-page.')
      : fail('There is an opc-next-page after the last model.', {
          expected: 'no opc-next-page',
          actual: next.join(', '),
        });
  },

  /** The first page of a listing has as many models as `expect` says. */
  'page-has-as-many-as-asked': (trace, expect) => {
    const exchange = exchangesOf(trace)[0];
    if (exchange?.response === undefined) return notObserved('No answer was seen on the wire.');
    const items = objectsOf(objectOf(jsonOf(exchange.response.body)).items);
    return sameValue('The number of models', expect, items.length);
  },

  /**
   * A listing of models is `{"items": [...]}`, and each model has the keys and values that Oracle's SDK knows.
   */
  'listing-has-the-shape': (trace) => {
    const exchange = exchangesOf(trace)[0];
    if (exchange?.response === undefined) return notObserved('No answer was seen on the wire.');
    const body = jsonOf(exchange.response.body);
    if (!isObject(body) || !Array.isArray(body.items)) {
      return fail('The answer has no items.', { expected: '{"items":[…]}', actual: show(body) });
    }
    for (const [at, item] of body.items.entries()) {
      const wrong = Object.entries(modelKeys).find(([key, fits]) => !fits(objectOf(item)[key]));
      if (wrong) {
        const path = `items[${at}].${wrong[0]}`;
        return fail(`${path} is not as a model has it.`, {
          actual: show(objectOf(item)[wrong[0]]),
        });
      }
    }
    return pass(`${body.items.length} models have the keys of a model.`);
  },
} satisfies Record<string, Check>;
