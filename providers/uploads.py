"""Uploads that never touch the disk as they came: Django would write large ones, readable, into a folder for temporary files."""

from collections.abc import Callable
from functools import wraps
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_protect

from accounts.late_check import View, checks_token_itself


class BoundedHandler(FileUploadHandler):
    """Holds the files of one request in memory, `most` bytes together; of what is more it counts the size and keeps nothing.

    The rest of the form is read all the same, so that nothing that was typed is lost.
    """

    def __init__(self, request: HttpRequest, most: int) -> None:
        super().__init__(request)
        self.most, self.held = most, 0

    def new_file(self, *args: Any, **options: Any) -> None:
        super().new_file(*args, **options)
        self.content: BytesIO | None = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.held += len(raw_data)
        if self.held > self.most:
            self.content = None
        elif self.content is not None:
            self.content.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file; one that was too large is empty, and says its size."""
        content = self.content or BytesIO()
        content.seek(0)
        return InMemoryUploadedFile(
            content,
            self.field_name,
            self.file_name or "upload",
            self.content_type,
            file_size,
            self.charset,
            self.content_type_extra,
        )


def files_in_memory(most: int) -> Callable[[View], View]:
    """Make a view read its uploads through a BoundedHandler of `most` bytes.

    The check of the form's token reads the form, so it has to come after: the middleware's is put off, and done here.
    """

    def decorate(view: View) -> View:
        checked = csrf_protect(view)

        @checks_token_itself
        @wraps(view)
        def page(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
            request.upload_handlers = [BoundedHandler(request, most)]
            return checked(request, *args, **options)

        return page

    return decorate
