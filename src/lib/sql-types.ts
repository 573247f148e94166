const NUMBERS = /^(U?(TINY|SMALL|BIG|HUGE)?INT|U?INTEGER|FLOAT|DOUBLE|BIGNUM|DECIMAL\(.*\))$/;

/** Whether values of a type are numbers, as DuckDB names types. */
export function isNumericType(type: string): boolean {
  return NUMBERS.test(type);
}
