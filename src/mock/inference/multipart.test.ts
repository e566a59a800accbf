import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readForm } from './multipart.js';

const form = 'multipart/form-data; boundary=x';
const read = (body: string, type = form) =>
  readForm(type, Buffer.from(body))?.map(({ name, filename, bytes }) => ({
    name,
    filename,
    text: Buffer.from(bytes).toString(),
  }));

const head = 'Content-Disposition: form-data; name=';

describe('a form', () => {
  it('gives its parts in order, whatever stands around them', () => {
    const body = [
      'before',
      '--x',
      `${head}"purpose"`,
      '',
      'user_data',
      '--x  ',
      'Content-Type: text/plain',
      `${head}"file"; filename="a.txt"`,
      '',
      'one\r\n--y\ntwo\r\n',
      '--x--',
      'after',
    ].join('\r\n');
    expect(read(body)).toEqual([
      { name: 'purpose', filename: undefined, text: 'user_data' },
      { name: 'file', filename: 'a.txt', text: 'one\r\n--y\ntwo\r\n' },
    ]);
  });

  it('may quote its boundary', () => {
    const body = `--x y\r\n${head}a\r\n\r\n\r\n--x y--`;
    expect(read(body, 'Multipart/Form-Data; charset=utf-8; boundary="x y"')).toEqual([
      { name: 'a', filename: undefined, text: '' },
    ]);
  });

  it('has names with quotes, as browsers and as Go write them', () => {
    const named = (name: string) =>
      read(`--x\r\n${head}"f"; filename="${name}"\r\n\r\n\r\n--x--`)?.[0]?.filename;
    expect(named('a%22b.txt')).toBe('a"b.txt');
    expect(named('a\\"b.txt')).toBe('a"b.txt');
    expect(named('C:\\a;b.txt')).toBe('C:\\a;b.txt');
    expect(named('100%.txt')).toBe('100%.txt');
  });

  it('is none where it is broken', () => {
    for (const body of [
      '',
      'text',
      '--x',
      '--x\r\n',
      `--x\r\n${head}"a"\r\n\r\ntext`,
      `--x\r\n${head}"a"\r\n--x--`,
      '--x\r\n\r\ntext\r\n--x--',
      '--x\r\ncontent-type: text/plain\r\n\r\ntext\r\n--x--',
      `--x\r\n${head}"a"${' '.repeat(20_000)}\r\n\r\ntext\r\n--x--`,
      `${`--x\r\n${head}"a"\r\n\r\n\r\n`.repeat(101)}--x--`,
    ]) {
      expect(read(body), body.slice(0, 60)).toBeUndefined();
    }
    const whole = `--x\r\n${head}"a"\r\n\r\n\r\n--x--`;
    expect(read(whole)).toHaveLength(1);
    for (const type of [
      '',
      'application/json',
      'multipart/form-data',
      `${form}${'x'.repeat(300)}`,
    ]) {
      expect(read(whole, type), type).toBeUndefined();
    }
  });

  it('is read as Node writes it', async () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((one) => !/[\r\n\0]/.test(one));
    await fc.assert(
      fc.asyncProperty(name, name, fc.uint8Array(), async (field, file, bytes) => {
        const data = new FormData();
        data.append('purpose', 'user_data');
        data.append(field, new Blob([bytes]), file);
        const written = new Response(data);
        const type = written.headers.get('content-type') ?? '';
        const parts = readForm(type, new Uint8Array(await written.arrayBuffer()));
        const [, part] = parts ?? [];
        expect(part?.filename).toBe(file.replaceAll('\\\\', '\\').replaceAll('%22', '"'));
        expect(part?.bytes).toEqual(bytes);
        expect(parts).toHaveLength(2);
      }),
    );
  });
});
