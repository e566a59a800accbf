import { describe, expect, test } from 'vitest';
import { listModels } from './model-listing.js';
import { catalogue, endpointOcid, isOffered, modelOcid, regionIn, servedModel } from './models.js';

const region = 'us-chicago-1';
const models = catalogue(region);
const compartment = 'ocid1.compartment.oc1..a';
const list = (query: string) =>
  listModels(models, `compartmentId=${compartment}&${query}`, [compartment]);
const items = (query: string) => {
  const page = list(query);
  return page.ok ? page.items : [];
};

describe('the catalogue', () => {
  test('has real names with their facts', () => {
    expect(models.length).toBeGreaterThanOrEqual(25);
    expect(models.find((one) => one.displayName === 'xai.grok-4')).toMatchObject({
      vendor: 'xai',
      lifecycleState: 'ACTIVE',
      compartmentId: null,
      timeDeprecated: '2026-05-15T00:00:00.000Z',
      isLongTermSupported: null,
      type: 'BASE',
    });
    expect(models.find((one) => one.displayName === 'cohere.command-a-03-2025')?.version).toBe(
      '1.0',
    );
  });

  test('gives every row an OCID of its own, the same each time', () => {
    const ids = models.map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) {
      expect(id).toMatch(/^ocid1\.generativeaimodel\.oc1\.us-chicago-1\.[a-z2-7]{60}$/);
    }
    expect(catalogue(region).map((one) => one.id)).toEqual(ids);
  });

  test('has twins of one name, one of them for fine-tuning', () => {
    const twins = models.filter((one) => one.displayName === 'cohere.command-r-08-2024');
    expect(twins.map((one) => one.capabilities)).toEqual([['CHAT'], ['CHAT', 'FINE_TUNE']]);
  });

  test('can be cut to what a tenancy is offered', () => {
    expect(catalogue(region, ['xai.grok-4']).map((one) => one.displayName)).toEqual(['xai.grok-4']);
  });

  test('tells names, OCIDs and endpoints apart', () => {
    expect(servedModel('xai.grok-4', region)?.row.name).toBe('xai.grok-4');
    expect(servedModel(modelOcid('xai.grok-4', region), region)?.row.name).toBe('xai.grok-4');
    expect(servedModel(endpointOcid(region), region)).toMatchObject({
      dedicated: true,
      row: { name: 'meta.llama-3.3-70b-instruct' },
    });
    expect(servedModel(modelOcid('xai.grok-4', 'ap-osaka-1'), region)).toBeUndefined();
    expect(servedModel('xai.grok-5', region)).toBeUndefined();
  });
});

describe('a listing', () => {
  test('repeated capabilities are joined by or', () => {
    const found = new Set(
      items('capability=TEXT_RERANK&capability=TEXT_EMBEDDINGS').flatMap((one) => one.capabilities),
    );
    expect(found).toEqual(new Set(['TEXT_RERANK', 'TEXT_EMBEDDINGS']));
  });

  test('every filter narrows', () => {
    expect(
      items('vendor=google')
        .map((one) => one.displayName)
        .sort(),
    ).toEqual(['google.gemini-2.5-flash', 'google.gemini-2.5-flash-lite', 'google.gemini-2.5-pro']);
    expect(items('displayName=cohere.command-r-08-2024')).toHaveLength(2);
    expect(items(`id=${modelOcid('xai.grok-4', region)}`).map((one) => one.displayName)).toEqual([
      'xai.grok-4',
    ]);
    expect(items('lifecycleState=DELETED')).toEqual([]);
  });

  test('names ascend, times descend, unless asked', () => {
    const names = items('sortBy=displayName&vendor=meta').map((one) => one.displayName);
    expect(names[0]).toBe('meta.llama-2-70b-chat');
    expect(
      items('sortBy=displayName&vendor=meta&sortOrder=DESC').map((one) => one.displayName),
    ).toEqual(names.toReversed());
    expect(items('vendor=xai')[0]?.displayName).toBe('xai.grok-4.3');
    expect(items('vendor=xai&sortBy=timeCreated&sortOrder=ASC')[0]?.displayName).toMatch(
      /^xai\.grok-3/,
    );
  });

  test('pages neither overlap nor leave a model out', () => {
    const seen: string[] = [];
    let page = list('limit=7');
    for (let pages = 1; page.ok; pages += 1) {
      expect(pages).toBeLessThan(20);
      seen.push(...page.items.map((one) => one.id));
      if (page.nextPage === undefined) break;
      expect(page.items).toHaveLength(7);
      expect(page.nextPage).toMatch(/^[\w-]+$/);
      page = list(`limit=7&page=${page.nextPage}`);
    }
    expect(seen).toHaveLength(models.length);
    expect(new Set(seen)).toEqual(new Set(models.map((one) => one.id)));
  });

  test('a page that ends the list exactly is the last', () => {
    expect(list('vendor=google&limit=3')).not.toHaveProperty('nextPage');
    expect(list('vendor=google&limit=2')).toHaveProperty('nextPage');
  });

  test.each([
    'limit=0',
    'limit=1001',
    'limit=x',
    'limit=-1',
    'page=x',
    'page=bW9kZWxzLzA',
    'page=',
    'sortBy=vendor',
    'sortBy=toString',
    'sortOrder=up',
  ])('%s is refused', (query) => {
    expect(list(query)).toMatchObject({
      ok: false,
      error: { status: 400, style: 'platform-code', code: 'InvalidParameter' },
    });
  });

  test('without a compartment 400, with another one 404', () => {
    expect(listModels(models, 'limit=1', [compartment])).toMatchObject({ error: { status: 400 } });
    expect(listModels(models, 'compartmentId=ocid1.other', [compartment])).toMatchObject({
      error: { status: 404, code: 'NotAuthorizedOrNotFound' },
    });
  });
});

describe('regions', () => {
  test('an OCID names its own, and leads to the same model there', () => {
    const id = modelOcid('xai.grok-4', 'ap-osaka-1');
    expect(regionIn(id)).toBe('ap-osaka-1');
    expect(servedModel(id, 'ap-osaka-1')?.row.name).toBe('xai.grok-4');
    expect(regionIn('xai.grok-4')).toBeUndefined();
  });

  test('endpoints are those of their region, each with a model that is offered there', () => {
    const osaka = endpointOcid('ap-osaka-1', 'cohere.rerank-v3.5');
    const served = servedModel(osaka, 'ap-osaka-1');
    expect(served).toMatchObject({ dedicated: true, row: { name: 'cohere.rerank-v3.5' } });
    expect(served && isOffered(served, 'ap-osaka-1')).toBe(true);
    expect(servedModel(osaka, 'us-chicago-1')).toBeUndefined();
  });

  test('a model that clusters alone have is not offered on demand', () => {
    const served = servedModel('cohere.embed-v4.0', 'eu-frankfurt-1');
    expect(served && isOffered(served, 'eu-frankfurt-1')).toBe(false);
  });
});
