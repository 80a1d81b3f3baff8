/** How many digits a currency has after the point: two of most, none of yen. */
export function decimalsOf(currency: string): number {
  return new Intl.NumberFormat("en-GB", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** An amount as people write it, in the smallest unit of the currency, as services count it; null for what is no such amount. */
export function minorOf(amount: number | string, currency: string): number | null {
  if (amount === "") {
    return null;
  }
  const minor = Math.round(Number(amount) * 10 ** decimalsOf(currency));
  return Number.isSafeInteger(minor) && minor >= 0 ? minor : null;
}

/** The amount as people write it. */
export function majorOf(minor: number, currency: string): number {
  return minor / 10 ** decimalsOf(currency);
}
