import { Component, type PointerEvent, type ReactNode } from 'react';
import { clamp, cropAround, type Size } from '../../../src/images/crop.ts';
import { type FocalPoint, readFocus, USUAL_FOCUS, writeFocus } from '../../../src/schema/photo.ts';
import { photoAddress } from '../media/photo-address.ts';
import type { ControlProps, Keyed } from './decap.ts';
import { SiblingsContext } from './object-control.tsx';

interface FocusProps extends ControlProps {
  readonly getEntry: () => Keyed;
  readonly classNameWrapper: string;
}

interface FocusState {
  /** While the point is dragged: the entry, and the preview beside it, learn of it when it is let go. */
  readonly dragged?: FocalPoint | undefined;
  /** Pixels, as seen; not known until the photo is there. */
  readonly size?: Size;
}

/** The shapes in which a photo is cut, and where; the last by the reader's browser, the others as files. */
const SHAPES = [
  { width: 16, height: 9, name: '16:9, truyền hình' },
  { width: 4, height: 3, name: '4:3' },
  { width: 1, height: 1, name: '1:1, vuông' },
  { width: 21, height: 9, name: '21:9, đầu bài', byBrowser: true },
] as const;
type Shape = Size & { readonly byBrowser?: true };

const SLIDERS = [
  { axis: 'x', label: 'Từ trái sang' },
  { axis: 'y', label: 'Từ trên xuống' },
] as const;

/**
 * The focal point of the photo beside it: the photo is clicked or the point is dragged, or two sliders are moved with the
 * arrow keys; below stand the cuts that come of it. Nothing is written until somebody chooses.
 */
export class FocusControl extends Component<FocusProps, FocusState> {
  static override contextType = SiblingsContext;
  declare context: React.ContextType<typeof SiblingsContext>;
  override state: FocusState = {};

  private readonly drag = (event: PointerEvent<HTMLElement>): void => {
    const frame = event.currentTarget.getBoundingClientRect();
    const dragged = {
      x: clamp((event.clientX - frame.left) / frame.width, 0, 1),
      y: clamp((event.clientY - frame.top) / frame.height, 0, 1),
    };
    this.setState({ dragged });
  };

  private readonly drop = (): void => {
    if (this.state.dragged) this.props.onChange(writeFocus(this.state.dragged));
    this.setState({ dragged: undefined });
  };

  override render(): ReactNode {
    const { value, onChange, getEntry, forID, classNameWrapper } = this.props;
    const { src } = this.context.values;
    if (typeof src !== 'string' || src === '') {
      return <p className={classNameWrapper}>Chọn tệp ảnh trước.</p>;
    }
    const chosen = readFocus(typeof value === 'string' ? value : undefined);
    const point = this.state.dragged ?? chosen ?? USUAL_FOCUS;
    const address = photoAddress(getEntry(), src);
    return (
      <div className={classNameWrapper}>
        <div className="gs-focus">
          <div
            className="gs-focus-photo"
            onPointerDown={(event) => {
              event.preventDefault();
              event.currentTarget.setPointerCapture(event.pointerId);
              this.drag(event);
            }}
            onPointerMove={(event) => this.state.dragged && this.drag(event)}
            onPointerUp={this.drop}
            onPointerCancel={() => this.setState({ dragged: undefined })}
          >
            <img
              src={address}
              alt=""
              draggable={false}
              onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
                this.setState({ size: { width, height } })
              }
            />
            <span
              className="gs-focus-point"
              style={{ left: `${point.x * 100}%`, top: `${point.y * 100}%` }}
            />
          </div>
          <div className="gs-focus-sliders">
            {SLIDERS.map(({ axis, label }, index) => {
              const percent = Math.round(point[axis] * 100);
              return (
                <label key={axis}>
                  {label} <output>{percent}%</output>
                  <input
                    {...(index === 0 ? { id: forID } : {})}
                    type="range"
                    aria-label={`Điểm chính của ảnh: ${label.toLowerCase()}`}
                    aria-valuetext={`${percent}%`}
                    value={percent}
                    onChange={({ currentTarget }) =>
                      onChange(writeFocus({ ...point, [axis]: currentTarget.valueAsNumber / 100 }))
                    }
                  />
                </label>
              );
            })}
            <button type="button" className="gs-switch" disabled={!chosen} onClick={() => onChange('')}>
              Đặt lại giữa
            </button>
          </div>
          <Cuts address={address} size={this.state.size} point={point} />
        </div>
      </div>
    );
  }
}

/** The photo as it is cut, by the sum that the site cuts with. */
function Cuts({
  address,
  size,
  point,
}: {
  readonly address: string;
  readonly size: Size | undefined;
  readonly point: FocalPoint;
}): ReactNode {
  return (
    <div className="gs-focus-cuts">
      {SHAPES.map((shape) => (
        <figure key={shape.name}>
          <img src={address} alt="" style={{ ...cutStyle(size, shape, point) }} />
          <figcaption>{shape.name}</figcaption>
        </figure>
      ))}
    </div>
  );
}

/** `object-position` says which part of what is left over lies before the cut. */
function cutStyle(size: Size | undefined, shape: Shape, point: FocalPoint) {
  const aspectRatio = `${shape.width} / ${shape.height}`;
  if (shape.byBrowser) return { aspectRatio, objectPosition: writeFocus(point) };
  if (!size) return { aspectRatio };
  const crop = cropAround(size, shape, point);
  const part = (before: number, left: number) => `${left > 0 ? (before / left) * 100 : 50}%`;
  const position = [part(crop.left, size.width - crop.width), part(crop.top, size.height - crop.height)];
  return { aspectRatio, objectPosition: position.join(' ') };
}
