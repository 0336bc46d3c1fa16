// What we read of Google's answers, checked when they come in: anything of another shape is an answer that cannot be read, never data.
import { z } from 'zod';

const metadata = z.object({
  metadataId: z.number(),
  metadataKey: z.string(),
  metadataValue: z.string().optional(),
});

const gridRange = z.object({
  startRowIndex: z.number().optional(),
  endRowIndex: z.number().optional(),
  startColumnIndex: z.number().optional(),
  endColumnIndex: z.number().optional(),
});

const extendedValue = z.object({
  stringValue: z.string().optional(),
  numberValue: z.number().optional(),
  boolValue: z.boolean().optional(),
  formulaValue: z.string().optional(),
});

const cell = z.object({ userEnteredValue: extendedValue.optional() });

const sheet = z.object({
  properties: z.object({
    sheetId: z.number().default(0),
    title: z.string().default(''),
    index: z.number().default(0),
    hidden: z.boolean().default(false),
    sheetType: z.string().default('GRID'),
    gridProperties: z.object({ rowCount: z.number().default(0), columnCount: z.number().default(0) }).optional(),
  }),
  developerMetadata: z.array(metadata).default([]),
  merges: z.array(gridRange).default([]),
  data: z
    .array(
      z.object({
        columnMetadata: z.array(z.object({ developerMetadata: z.array(metadata).default([]) })).default([]),
        rowData: z.array(z.object({ values: z.array(cell).default([]) })).default([]),
      }),
    )
    .default([]),
});

export const spreadsheetShape = z.object({
  spreadsheetId: z.string(),
  properties: z.object({
    title: z.string().default(''),
    locale: z.string().default(''),
    timeZone: z.string().default(''),
  }),
  developerMetadata: z.array(metadata).default([]),
  sheets: z.array(sheet),
});

/** Read 1: everything but the values, and of the cells only the formula. */
export const SPREADSHEET_FIELDS =
  'spreadsheetId,properties(title,locale,timeZone),developerMetadata(metadataId,metadataKey,metadataValue),' +
  'sheets(properties(sheetId,title,index,hidden,sheetType,gridProperties(rowCount,columnCount)),merges,' +
  'developerMetadata(metadataId,metadataKey,metadataValue),' +
  'data(columnMetadata(developerMetadata(metadataId,metadataKey,metadataValue)),rowData(values(userEnteredValue(formulaValue)))))';

/** What the cells of some ranges take: only lists of words are looked at. */
export const rulesShape = z.object({
  sheets: z
    .array(
      z.object({
        properties: z.object({ sheetId: z.number().default(0) }),
        data: z
          .array(
            z.object({
              startColumn: z.number().default(0),
              rowData: z
                .array(
                  z.object({
                    values: z
                      .array(
                        z.object({
                          dataValidation: z
                            .object({
                              condition: z
                                .object({
                                  type: z.string().default(''),
                                  values: z.array(z.object({ userEnteredValue: z.string().default('') })).default([]),
                                })
                                .optional(),
                            })
                            .optional(),
                        }),
                      )
                      .default([]),
                  }),
                )
                .default([]),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
});
export type Rules = z.infer<typeof rulesShape>;

export const RULES_FIELDS =
  'sheets(properties(sheetId),data(startColumn,rowData(values(dataValidation(condition(type,values(userEnteredValue)))))))';

export const valuesShape = z.object({
  valueRanges: z
    .array(
      z.object({
        valueRange: z.object({
          range: z.string(),
          values: z.array(z.array(z.union([z.string(), z.number(), z.boolean()]))).optional(),
        }),
        dataFilters: z.array(z.object({ gridRange: z.object({ sheetId: z.number().default(0) }).optional() })),
      }),
    )
    .default([]),
});

export const updateShape = z.object({
  updatedSpreadsheet: z
    .object({
      sheets: z
        .array(
          z.object({
            properties: z.object({ sheetId: z.number().default(0) }),
            data: z
              .array(
                z.object({
                  startRow: z.number().default(0),
                  startColumn: z.number().default(0),
                  rowData: z.array(z.object({ values: z.array(cell).default([]) })).default([]),
                }),
              )
              .default([]),
          }),
        )
        .default([]),
    })
    .optional(),
});

export const UPDATE_FIELDS =
  'updatedSpreadsheet(sheets(properties(sheetId),data(startRow,startColumn,rowData(values(userEnteredValue)))))';

const permission = z.object({
  id: z.string().default(''),
  type: z.string(),
  role: z.string(),
  emailAddress: z.string().optional(),
  domain: z.string().optional(),
  deleted: z.boolean().optional(),
});

export const fileShape = z.object({
  id: z.string(),
  name: z.string().default(''),
  mimeType: z.string(),
  version: z.string(),
  trashed: z.boolean().default(false),
  permissions: z.array(permission).optional(),
  capabilities: z.object({ canEdit: z.boolean().default(false) }).optional(),
});

export const FILE_FIELDS =
  'id,name,mimeType,version,trashed,capabilities(canEdit),permissions(id,type,role,emailAddress,domain,deleted)';

export const revisionsShape = z.object({
  revisions: z
    .array(z.object({ published: z.boolean().default(false), publishAuto: z.boolean().default(false) }))
    .default([]),
  nextPageToken: z.string().optional(),
});

/** Ranges that people protected, and whether we may write there. */
export const protectionsShape = z.object({
  sheets: z
    .array(
      z.object({
        properties: z.object({ sheetId: z.number().default(0), title: z.string().default('') }),
        protectedRanges: z
          .array(
            z.object({
              description: z.string().default(''),
              warningOnly: z.boolean().default(false),
              requestingUserCanEdit: z.boolean().default(false),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
});

export const PROTECTION_FIELDS =
  'sheets(properties(sheetId,title),protectedRanges(description,warningOnly,requestingUserCanEdit))';
export type Protections = z.infer<typeof protectionsShape>;

const columnSpan = gridRange.pick({ startColumnIndex: true, endColumnIndex: true });

/** How the tabs look: what an earlier version may have laid otherwise. */
export const looksShape = z.object({
  namedRanges: z.array(z.object({ range: columnSpan.extend({ sheetId: z.number().default(0) }) })).default([]),
  sheets: z.array(
    z.object({
      properties: z.object({ sheetId: z.number().default(0), index: z.number().default(0) }),
      protectedRanges: z
        .array(
          z.object({
            protectedRangeId: z.number(),
            description: z.string().default(''),
            warningOnly: z.boolean().default(false),
            requestingUserCanEdit: z.boolean().default(false),
            range: columnSpan.optional(),
          }),
        )
        .default([]),
      columnGroups: z
        .array(z.object({ range: z.object({ startIndex: z.number().default(0), endIndex: z.number().default(0) }) }))
        .default([]),
      basicFilter: z.object({}).optional(),
      conditionalFormats: z
        .array(
          z.object({
            ranges: z.array(columnSpan).default([]),
            booleanRule: z
              .object({
                condition: z
                  .object({ values: z.array(z.object({ userEnteredValue: z.string().default('') })).default([]) })
                  .optional(),
              })
              .optional(),
          }),
        )
        .default([]),
    }),
  ),
});

export const LOOK_FIELDS =
  'namedRanges(range(sheetId,startColumnIndex,endColumnIndex)),' +
  'sheets(properties(sheetId,index),columnGroups(range(startIndex,endIndex)),basicFilter(range(startColumnIndex)),' +
  'protectedRanges(protectedRangeId,description,warningOnly,requestingUserCanEdit,range(startColumnIndex,endColumnIndex)),' +
  'conditionalFormats(ranges(startColumnIndex,endColumnIndex),booleanRule(condition(values(userEnteredValue)))))';
export type Looks = z.infer<typeof looksShape>;

export const aboutShape = z.object({ user: z.object({ emailAddress: z.string().optional() }).optional() });

export const permissionsShape = z.object({
  permissions: z.array(permission).default([]),
  nextPageToken: z.string().optional(),
});

export type Spreadsheet = z.output<typeof spreadsheetShape>;
export type Sheet = z.output<typeof sheet>;
export type Values = z.output<typeof valuesShape>;
export type Updated = z.output<typeof updateShape>;
export type DriveFile = z.output<typeof fileShape>;
export type Permission = z.output<typeof permission>;
export type SheetValue = string | number | boolean;
export type EnteredValue = z.output<typeof extendedValue>;
