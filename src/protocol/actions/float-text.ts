/**
 * Numbers as the service writes them: single precision, the fewest digits that tell it from its neighbours,
 * a decimal point always, and an exponent below a thousandth (`-8.4949343E-4`, recorded for embeddings:
 * traceloop/openllmetry cassettes, Sep 2026), which is how Java writes a `float`.
 */

/** The shortest digits that give the same single-precision number. */
function shortest(single: number): string {
  for (let digits = 7; digits < 9; digits += 1) {
    const text = single.toExponential(digits - 1);
    if (Math.fround(Number(text)) === single) return text;
  }
  return single.toExponential(8);
}

/**
 * A number as JSON text, as Java's `Float.toString` has it.
 *
 * @example
 * floatText(0.8570099); // '0.8570099'
 * floatText(1); // '1.0'
 * floatText(-0.00084949343); // '-8.4949343E-4'
 */
export function floatText(value: number): string {
  const single = Math.fround(value);
  if (single === 0) return '0.0';
  const size = Math.abs(single);
  const [mantissa = '0', exponent = '0'] = shortest(single).split('e');
  const digits = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  if (size < 1e-3 || size >= 1e7) {
    return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
  }
  const plain = Number(`${digits}e${exponent}`).toString();
  return plain.includes('.') ? plain : `${plain}.0`;
}
