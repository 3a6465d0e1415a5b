import { stageLabels } from '../../../src/schema/workflow.ts';
import type { Phrases } from './phrases.ts';
import { editor } from './vi-editor.ts';

/**
 * Decap's screens in Vietnamese, all of them: its own translation has 171 of 248 phrases and leaves the rest in English.
 * A contract test holds the keys and the `%{…}` to Decap's English.
 */
export const vi: Phrases = {
  auth: {
    login: 'Đăng nhập',
    loggingIn: 'Đang đăng nhập…',
    loginWithNetlifyIdentity: 'Đăng nhập bằng Netlify Identity',
    loginWithAzure: 'Đăng nhập bằng Azure',
    loginWithBitbucket: 'Đăng nhập bằng Bitbucket',
    loginWithGitHub: 'Đăng nhập bằng GitHub',
    loginWithGitLab: 'Đăng nhập bằng GitLab',
    loginWithGitea: 'Đăng nhập bằng Gitea',
    loginWithForgejo: 'Đăng nhập bằng Forgejo',
    errors: {
      email: 'Hãy nhập địa chỉ thư.',
      password: 'Hãy nhập mật khẩu.',
      identitySettings:
        'Không đọc được cài đặt đăng nhập. Báo người quản trị bật dịch vụ Identity và Git Gateway.',
    },
  },
  app: {
    header: {
      content: 'Nội dung',
      workflow: 'Bài đang làm',
      media: 'Ảnh',
      quickAdd: 'Viết mới',
    },
    app: {
      errorHeader: 'Không mở được trang biên tập',
      configErrors: 'Lỗi cấu hình',
      checkConfigYml: 'Báo người quản trị kèm dòng lỗi ở trên.',
      loadingConfig: 'Đang mở trang biên tập…',
      waitingBackend: 'Đang chờ máy chủ…',
    },
    notFoundPage: {
      header: 'Không có trang này',
    },
  },
  collection: {
    sidebar: {
      collections: 'Chuyên mục',
      allCollections: 'Tất cả chuyên mục',
      searchAll: 'Tìm trong tất cả',
      searchIn: 'Tìm trong',
    },
    collectionTop: {
      sortBy: 'Sắp xếp',
      viewAs: 'Cách xem',
      viewAsList: 'Xem thành danh sách',
      viewAsGrid: 'Xem thành ô',
      newButton: 'Thêm %{collectionLabel}',
      newButtonAriaLabel: 'Thêm %{collectionLabel}',
      ascending: 'Tăng dần',
      descending: 'Giảm dần',
      searchResults: 'Kết quả tìm “%{searchTerm}”',
      searchResultsInCollection: 'Kết quả tìm “%{searchTerm}” trong %{collection}',
      filterBy: 'Lọc',
      groupBy: 'Xếp nhóm',
    },
    entries: {
      loadingEntries: 'Đang tải danh sách…',
      cachingEntries: 'Đang ghi nhớ danh sách…',
      longerLoading: 'Việc này có thể mất vài phút',
      noEntries: 'Chưa có gì ở đây',
      unpublishedHeader: 'Chưa đăng',
    },
    groups: {
      other: 'Khác',
      negateLabel: 'Không thuộc %{label}',
    },
    defaultFields: {
      author: {
        label: 'Người sửa',
      },
      updatedOn: {
        label: 'Lúc sửa',
      },
    },
  },
  editor,
  mediaLibrary: {
    mediaLibraryCard: {
      draft: 'Chưa đăng',
      copy: 'Chép',
      copyUrl: 'Chép địa chỉ',
      copyPath: 'Chép đường dẫn',
      copyName: 'Chép tên',
      copied: 'Đã chép',
    },
    mediaLibrary: {
      onDelete: 'Xóa các tệp đã chọn?',
      fileTooLarge: 'Tệp quá lớn.\nMỗi tệp tối đa %{size} kB.',
    },
    mediaLibraryModal: {
      loading: 'Đang tải…',
      close: 'Đóng',
      noResults: 'Không tìm thấy.',
      noAssetsFound: 'Chưa có tệp nào.',
      noImagesFound: 'Chưa có ảnh nào.',
      private: 'Riêng ',
      images: 'Ảnh',
      mediaAssets: 'Thư viện ảnh',
      search: 'Tìm theo tên…',
      uploading: 'Đang tải lên…',
      upload: 'Tải ảnh lên',
      download: 'Tải về',
      deleting: 'Đang xóa…',
      deleteSelected: 'Xóa ảnh đã chọn',
      chooseSelected: 'Dùng ảnh đã chọn',
    },
  },
  ui: {
    default: {
      goBackToSite: 'Về trang chủ',
    },
    errorBoundary: {
      title: 'Có lỗi',
      details: 'Trang biên tập gặp lỗi. Hãy tải lại trang; nếu lỗi còn, ',
      reportIt: 'báo người quản trị.',
      detailsHeading: 'Chi tiết',
      privacyWarning: 'Thư báo lỗi có kèm nội dung lỗi.\nHãy xem lại và xóa những gì không nên gửi đi.',
      recoveredEntry: {
        heading: 'Bài viết còn giữ được',
        warning: 'Hãy chép bài ra chỗ khác trước khi rời trang này.',
        copyButtonLabel: 'Chép bài',
      },
    },
    settingsDropdown: {
      logOut: 'Đăng xuất',
      account: 'Tài khoản',
    },
    toast: {
      onFailToLoadEntries: 'Không mở được: %{details}',
      onFailToLoadDeployPreview: 'Không mở được bản xem trước: %{details}',
      onFailToPersist: 'Chưa lưu được: %{details}',
      onFailToDelete: 'Chưa xóa được: %{details}',
      onFailToUpdateStatus: 'Chưa đổi được trạng thái: %{details}',
      missingRequiredField: 'Chưa lưu được: còn mục để trống hoặc chưa đúng, có viền đỏ. Sửa rồi lưu lại.',
      entrySaved: 'Đã lưu',
      entryPublished: 'Đã chuyển đăng',
      entryUnpublished: 'Đã gỡ khỏi trang',
      onFailToPublishEntry: 'Chưa đăng được: %{details}',
      onFailToUnpublishEntry: 'Chưa gỡ được: %{details}',
      entryUpdated: 'Đã đổi trạng thái',
      onDeleteUnpublishedChanges: 'Đã bỏ các sửa đổi chưa đăng',
      noteAdded: 'Đã thêm ghi chú',
      onFailToAddNote: 'Chưa thêm được ghi chú: %{details}',
      noteUpdated: 'Đã sửa ghi chú',
      onFailToUpdateNote: 'Chưa sửa được ghi chú: %{details}',
      noteDeleted: 'Đã xóa ghi chú',
      onFailToDeleteNote: 'Chưa xóa được ghi chú: %{details}',
      noteResolved: 'Ghi chú đã xong',
      noteReopened: 'Đã mở lại ghi chú',
      onFailToToggleNote: 'Chưa đổi được ghi chú: %{details}',
      onFailToAuth: '%{details}',
      onLoggedOut: 'Bạn đã đăng xuất. Hãy chép lại phần đang viết rồi đăng nhập lại.',
      onBackendDown: 'Máy chủ đang gặp sự cố. Xem %{details}',
    },
  },
  workflow: {
    workflow: {
      loading: 'Đang tải các bài đang làm…',
      workflowHeading: 'Bài đang làm',
      newPost: 'Viết mới',
      description:
        '%{smart_count} bài chờ duyệt, %{readyCount} bài chờ đăng. |||| %{smart_count} bài chờ duyệt, %{readyCount} bài chờ đăng. ',
      dateFormat: 'D/M',
    },
    workflowCard: {
      lastChange: '%{author} sửa ngày %{date}',
      lastChangeNoAuthor: 'Sửa ngày %{date}',
      lastChangeNoDate: '%{author} sửa',
      deleteChanges: 'Bỏ sửa đổi',
      deleteNewEntry: 'Bỏ bài này',
      publishChanges: 'Đăng sửa đổi',
      publishNewEntry: 'Đăng bài này',
    },
    workflowList: {
      onDeleteEntry: 'Bỏ bài này? Không lấy lại được.',
      onPublishingNotReadyEntry: `Chỉ bài ở cột “${stageLabels.pending_publish}” mới đăng được. Hãy kéo bài sang cột ấy trước.`,
      onPublishEntry: 'Đăng bài này lên trang?',
      draftHeader: stageLabels.draft,
      inReviewHeader: stageLabels.pending_review,
      readyHeader: stageLabels.pending_publish,
      currentEntries: '%{smart_count} bài |||| %{smart_count} bài',
    },
  },
};
