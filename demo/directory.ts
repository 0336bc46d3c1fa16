// Who a contact's row id is, in words for the story: the person played, the role, the agency.
import { cellText } from '../src/domain/cells/cell.ts';
import type { Snapshot } from '../src/workbook/workbook-port.ts';

export interface Directory {
  /** "Grace Quillington, representative of Borough Housing". */
  tell(contact: string): string;
  readonly contacts: readonly {
    readonly id: string;
    readonly name: string;
    readonly role: string;
    readonly agency: string;
    readonly address: string;
  }[];
}

export function readDirectory(snapshot: Snapshot): Directory {
  const contacts = (snapshot.tables.get('contacts')?.rows ?? []).map((row) => {
    const text = (field: string): string => {
      const cell = row.cells.get(field);
      return cell === undefined ? '' : cellText(cell);
    };
    return {
      id: row.id ?? '',
      name: text('personName'),
      role: text('role'),
      agency: text('agency'),
      address: text('address'),
    };
  });
  const byId = new Map(contacts.map((contact) => [contact.id, contact]));
  return {
    contacts,
    tell(id) {
      const one = byId.get(id);
      return one === undefined ? id : `${one.name}, ${one.role.toLowerCase().replace('idva', 'IDVA')} (${one.agency})`;
    },
  };
}
