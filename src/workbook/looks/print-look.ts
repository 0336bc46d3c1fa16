// How every tab leaves a printer: A4 landscape, as many columns on a page as are shown, the headings again on every page.
export const PRINT = {
  paper: 9,
  orientation: 'landscape',
  /** What stands over and under every page, in the codes of a spreadsheet: &A is the tab, &P of &N the page. */
  header: '&COFFICIAL-SENSITIVE',
  footer: '&L&A&RPage &P of &N',
  margins: { left: 0.4, right: 0.4, top: 0.7, bottom: 0.6, header: 0.3, footer: 0.3 },
} as const;
