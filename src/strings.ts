import { paths, sections } from './model/urls.ts';

/** The main menu, in the order of the reader's questions: the plan first, then the people, then the tools. */
export const menu = [
  { name: 'Kế hoạch', href: sections.plans },
  { name: 'Gương điển hình', href: sections.stories },
  { name: 'Sáng kiến', href: sections.initiatives },
  { name: 'Tin tức', href: sections.news },
  { name: 'Khen thưởng', href: sections.awards },
  { name: 'Lịch', href: paths.calendar },
  { name: 'Kho tư liệu', href: paths.archive },
  { name: 'Phòng báo chí', href: paths.press },
] as const;

export const strings = {
  skip: 'Chuyển đến nội dung chính',
  menu: 'Danh mục',
  mainMenu: 'Danh mục chính',
  search: 'Tìm',
  searchLabel: 'Tìm trong kho tư liệu',
  searchPlaceholder: 'Tìm bài, đơn vị',
  sample: 'Nội dung minh họa',
  where: 'Vị trí trang',
} as const;
