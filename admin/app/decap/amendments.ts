/**
 * Lines of Decap that are written otherwise here, where a whole part would be too much to replace. As with `replacements.ts`,
 * each has its reason, and the build stops when a line is no longer there.
 */
export interface Amendment {
  /** The end of a module's path inside the packages of Decap and of its messages. */
  readonly module: string;
  /** Each text of the module and what stands in its place. */
  readonly lines: readonly (readonly [from: string, to: string])[];
}

export const amendments: readonly Amendment[] = [
  // Greys, a red and teals that are too light to be read (WCAG 2.2, 1.4.3): 3.9 to 1 on white, the teals 3 to 1.
  {
    module: 'decap-cms-ui-default/dist/esm/styles.js',
    lines: [
      ["gray: '#798291'", "gray: '#59616e'"],
      ["red: '#ff003b'", "red: '#c4002d'"],
      ["teal: '#17a2b8'", "teal: '#0b6b7b'"],
      ['color:#1195aa;', 'color:#0b6b7b;'],
    ],
  },
  { module: 'decap-cms-core/dist/esm/components/App/Header.js', lines: [['#7b8290', '#59616e']] },
  // Without a name for those who hear the screen.
  {
    module: 'decap-cms-core/dist/esm/components/Editor/EditorPreviewPane/EditorPreviewPane.js',
    lines: [['id: "preview-pane",', 'id: "preview-pane", title: "Bản xem trước",']],
  },
  {
    module: 'decap-cms-widget-markdown/dist/esm/MarkdownControl/VisualEditor.js',
    lines: [['_jsx(Editable, {', '_jsx(Editable, { "aria-label": field.get("label"),']],
  },
  {
    module: 'decap-cms-widget-markdown/dist/esm/MarkdownControl/RawEditor.js',
    lines: [['_jsx(Editable, {', '_jsx(Editable, { "aria-label": field.get("label"),']],
  },
  {
    module: 'decap-cms-core/dist/esm/components/UI/Modal.js',
    lines: [['isOpen: isOpen,', 'isOpen: isOpen, contentLabel: "Thư viện ảnh",']],
  },
  {
    module: 'decap-cms-ui-default/dist/esm/ListItemTopBar.js',
    lines: [
      [
        'onClick: onCollapseToggle,',
        'onClick: onCollapseToggle, "aria-label": collapsed ? "Mở ra" : "Thu lại",',
      ],
      ['onClick: onRemove,', 'onClick: onRemove, "aria-label": "Bỏ dòng này",'],
    ],
  },
  // Says "may be left empty" also of a field that a rule asks for in some entries.
  {
    module: 'decap-cms-core/dist/esm/components/Editor/EditorControlPane/EditorControl.js',
    lines: [
      [
        "isFieldOptional = field.get('required') === false",
        "isFieldOptional = field.get('required') === false && !field.get('asked_by_rule')",
      ],
    ],
  },
  // Would offer the preview of a new entry only when its editor is opened the next time: its first save changes the address and
  // mounts nothing anew. And would offer to take an article off the site, which the server refuses: it is withdrawn. Without
  // that, the menu of what can't be copied either would be empty.
  {
    module: 'decap-cms-core/dist/esm/components/Editor/EditorToolbar.js',
    lines: [
      [
        '!isNewEntry && prevProps.isPersisting && !isPersisting',
        '!isNewEntry && (prevProps.isNewEntry || (prevProps.isPersisting && !isPersisting))',
      ],
      ['children: [canDelete && canPublish && _jsx(DropdownItem', 'children: [false && _jsx(DropdownItem'],
      ['return canPublish || canCreate ?', 'return canCreate ?'],
    ],
  },
  // The head of an open group is empty.
  {
    module: 'decap-cms-widget-object/dist/esm/ObjectControl.js',
    lines: [['heading: collapsed && this.objectLabel()', 'heading: this.objectLabel()']],
  },
  // Reads the board once in the life of the page: what a colleague handed in or gave back since would not be on it.
  {
    module: 'decap-cms-core/dist/esm/actions/editorialWorkflow.js',
    lines: [
      [
        '!== EDITORIAL_WORKFLOW || entriesLoaded || entriesLoading',
        '!== EDITORIAL_WORKFLOW || entriesLoading',
      ],
    ],
  },
  // Takes an entry whose first save was refused for one that has a draft, and offers to drop it.
  {
    module: 'decap-cms-core/dist/esm/reducers/editorialWorkflow.js',
    lines: [
      [
        'case UNPUBLISHED_ENTRY_PERSIST_FAILURE:\n',
        `case UNPUBLISHED_ENTRY_PERSIST_FAILURE:
      if (!state.hasIn(['entities', \`\${action.payload.collection}.\${action.payload.slug}\`, 'status']))
        return state.deleteIn(['entities', \`\${action.payload.collection}.\${action.payload.slug}\`]);
`,
      ],
    ],
  },
  // Speaks English to those who hear the screen.
  {
    module: 'react-toastify/dist/react-toastify.esm.mjs',
    lines: [
      ['ariaLabel:s="close"', 'ariaLabel:s="Đóng"'],
      ['"aria-label":"notification timer"', '"aria-label":"Thời gian hiện thông báo"'],
    ],
  },
  // A new line of a list is called `No id`, and the handle that moves it nothing.
  {
    module: 'decap-cms-widget-list/dist/esm/ListControl.js',
    lines: [
      ['...attributes,', '...attributes, "aria-label": "Kéo để đổi chỗ",'],
      ["`No ${labelField.get('name')}`", "field.get('label_singular', field.get('label'))"],
    ],
  },
];
