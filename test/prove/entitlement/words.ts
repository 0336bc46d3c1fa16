// Names and mailboxes as the oracle compares them: folding of its own, none of the product's.

/** Asked for the same few words a thousand times a world. */
function remembered(make: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = make(text);
    if (known.size > 5000) known.clear();
    known.set(text, found);
    return found;
  };
}

export const plain = remembered((text) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim(),
);
export const sorted = remembered((name) => plain(name).split(' ').toSorted().join(' '));

export const mailboxOf = remembered((address) => {
  const [local = '', domain = ''] = address.trim().toLowerCase().split('@');
  return `${local.split('+')[0] ?? ''}@${domain}`;
});
