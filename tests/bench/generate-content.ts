import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'yaml';
import { storyKind } from '../../src/schema/story.ts';
import type { StoryData } from '../../src/schema/story.ts';

/** A small generator with a seed (mulberry32), so that two machines measure the same content. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Everyday words of office life; sentences made of them mean little but weigh what real ones do. */
const WORDS =
  'đơn vị tổ chức phục vụ kỳ họp tài liệu văn thư lưu trữ kỹ thuật âm thanh hội trường phiên thảo luận biên bản sáng kiến cải tiến quy trình tiết kiệm thời gian đồng nghiệp chia sẻ kinh nghiệm hướng dẫn nhân rộng điển hình thi đua khen thưởng công chức viên chức lao động hợp đồng chất lượng trách nhiệm kỷ cương văn hóa công vụ bếp ăn đội xe bảo vệ lễ tân tiếp dân giải đáp kiểm tra đối chiếu báo cáo tổng hợp thông tin tuyên truyền phóng viên ảnh tin bài đúng giờ cẩn thận gọn gàng bền bỉ lặng lẽ đều đặn'.split(
    ' ',
  );

export interface GeneratedContent {
  /** Files of the stories, from the content folder. */
  readonly files: readonly string[];
}

/**
 * Fills a folder with the project's own content and `count` more stories of about 800 syllables, a third of them with a
 * component, spread over ten years and the sample units.
 */
export async function generateContent(dir: string, count: number, seed = 1): Promise<GeneratedContent> {
  await cp('content', dir, { recursive: true });
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const words = (n: number): string => Array.from({ length: n }, () => pick(WORDS)).join(' ');
  const sentence = (n: number): string => {
    const text = words(n);
    return `${text.charAt(0).toLocaleUpperCase('vi')}${text.slice(1)}.`;
  };
  const paragraph = (): string =>
    Array.from({ length: 5 }, () => sentence(12 + Math.floor(random() * 10))).join(' ');
  const files: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const year = 2011 + (index % 10);
    const title = sentence(7).slice(0, -1);
    const data: Partial<StoryData> = {
      title,
      kind: pick(storyKind.options.filter((kind) => kind !== 'person')),
      summary: sentence(22),
      publishedAt: `${year}-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}T08:00:00+07:00`,
      byline: 'Người viết mẫu',
      unit: `don-vi-mau-${pick(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])}`,
      topic: pick(['van-thu-luu-tru', 'phuc-vu-ky-hop', 'ky-thuat', 'hau-can']),
      sample: true,
    };
    const quote = index % 3 === 0 ? `<Quote by="Người được hỏi">\n\n${sentence(14)}\n\n</Quote>\n\n` : '';
    const parts = [
      paragraph(),
      paragraph(),
      `## ${sentence(5).slice(0, -1)}`,
      paragraph(),
      quote + paragraph(),
      paragraph(),
      paragraph(),
      paragraph(),
    ];
    const file = `stories/${year}/bai-sinh-${index}.mdx`;
    await mkdir(path.join(dir, path.dirname(file)), { recursive: true });
    await writeFile(path.join(dir, file), `---\n${stringify(data)}---\n\n${parts.join('\n\n')}\n`);
    files.push(file);
  }
  return { files };
}
