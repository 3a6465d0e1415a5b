import { Component, type ComponentType, type ReactNode, createRef } from 'react';
import { describeFindings } from '../save/describe-findings.ts';
import { checkMdx } from '../mdx/parse.ts';
import { richRefusal } from '../mdx/rich-refusal.ts';
import type { ControlClass, ControlProps, Keyed } from './decap.ts';

type Mode = 'rich_text' | 'raw';

interface State {
  readonly mode: Mode;
  /** Why rich text is not on offer, when it isn't. */
  readonly refusal: string | undefined;
  /** Raised to mount the editor anew: Decap's reads its value once. */
  readonly round: number;
  /** Why the last save was held back, until the text is changed. */
  readonly failure: string | undefined;
}

const startOf = (value: unknown, round: number): State => {
  const refusal = richRefusal(textOf(value));
  return { mode: refusal === undefined ? 'rich_text' : 'raw', refusal, round, failure: undefined };
};
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** How many of its own last texts an editor knows again, when Decap hands one back late. */
const REMEMBERED = 50;

/**
 * The field for an entry's text: Decap's Markdown editor, in rich text where that keeps everything and as source where it
 * would not, with the reason. Whenever the text becomes another without having been typed here (another entry, a recovered
 * copy), that is decided anew.
 *
 * @param Markdown Decap's own control
 */
export function createBodyControl(Markdown: ControlClass<{ focus(): void }>): ComponentType<ControlProps> {
  return class BodyControl extends Component<ControlProps, State> {
    override state = startOf(this.props.value, 0);
    private readonly markdown = createRef<InstanceType<typeof Markdown>>();
    private readonly alert = createRef<HTMLParagraphElement>();
    private typed: unknown[] = [this.props.value];
    private entry = identify(this.props);

    override componentDidUpdate(): void {
      const { value } = this.props;
      const entry = identify(this.props);
      if (entry === this.entry && this.typed.includes(value)) return;
      this.entry = entry;
      this.typed = [value];
      this.setState(({ round }) => startOf(value, round + 1));
    }

    /**
     * Asked by Decap before it saves. Decap tells the answer above the field, far from the end of a long text, so it is told
     * below it too. As a missing value, because for others it shows no notice at the top of the page.
     */
    isValid = (): { error: false | { type: 'PRESENCE'; message: string } } => {
      const { findings } = checkMdx(textOf(this.props.value));
      if (findings.length === 0) return { error: false };
      const message = describeFindings(findings);
      this.setState({ failure: message }, () => this.alert.current?.scrollIntoView({ block: 'center' }));
      return { error: { type: 'PRESENCE', message } };
    };

    focus(): void {
      this.markdown.current?.focus();
    }

    private readonly change = (value: unknown): void => {
      this.typed = [...this.typed.slice(-REMEMBERED), value];
      if (this.state.failure !== undefined) this.setState({ failure: undefined });
      this.props.onChange(value);
    };

    private readonly switchTo = (mode: Mode): void => {
      const refusal = richRefusal(textOf(this.props.value));
      this.setState(({ round }) => ({
        mode: refusal === undefined ? mode : 'raw',
        refusal,
        round: round + 1,
        failure: undefined,
      }));
    };

    override render(): ReactNode {
      const { mode, refusal, round, failure } = this.state;
      const field = this.props.field.set('modes', only(this.props.field, mode));
      return (
        <div className="gs-body">
          {mode === 'raw' && (
            <p className="gs-note" role="status" data-testid="raw-note">
              {refusal === undefined
                ? 'Đang sửa mã nguồn: khối là thẻ như <Quote by="…">, mỗi đoạn cách nhau một dòng trống.'
                : `Bài này ${refusal}. Chế độ soạn thảo sẽ làm mất, nên ở đây sửa thẳng mã nguồn.`}
            </p>
          )}
          <Markdown key={round} {...this.props} ref={this.markdown} field={field} onChange={this.change} />
          {failure !== undefined && (
            <p className="gs-note gs-note-bad" role="alert" ref={this.alert}>
              Chưa lưu được. {failure}
            </p>
          )}
          <button
            type="button"
            className="gs-switch"
            data-testid="switch-mode"
            onClick={() => this.switchTo(mode === 'raw' ? 'rich_text' : 'raw')}
          >
            {mode === 'raw' ? 'Chuyển sang soạn thảo' : 'Sửa mã nguồn'}
          </button>
        </div>
      );
    }
  };
}

/** The field's `modes` (an Immutable list, from the config) cut down to one. */
const only = (field: Keyed, mode: Mode): unknown =>
  (field.get('modes') as { filter(keep: (one: string) => boolean): unknown }).filter((one) => one === mode);

const identify = (props: ControlProps): string => {
  const entry = (props as { readonly entry?: Keyed }).entry;
  return `${String(entry?.get('collection'))}/${String(entry?.get('slug'))}`;
};
