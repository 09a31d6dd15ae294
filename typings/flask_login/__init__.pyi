from collections.abc import Callable
from typing import Any

from blinker import Signal

current_user: Any
user_logged_out: Signal

class LoginManager:
    def user_loader(self, callback: Callable[[str], object | None]) -> object: ...
    def request_loader(self, callback: Callable[[Any], object | None]) -> object: ...
