from collections.abc import Callable
from typing import Any

from blinker import Signal
from flask import Flask
from flask_login import LoginManager
from flask_wtf import FlaskForm
from wtforms import EmailField, Field, HiddenField, PasswordField

class RoleMixin: ...

class UserMixin:
    @property
    def is_authenticated(self) -> bool: ...
    def get_id(self) -> str: ...
    def verify_and_update_password(self, password: str) -> bool: ...

class SQLAlchemySessionUserDatastore:
    def __init__(self, session: Any, user_model: type, role_model: type) -> None: ...
    def put(self, model: object) -> object: ...
    def commit(self) -> None: ...
    def set_uniquifier(self, user: Any, uniquifier: str | None = ...) -> None: ...

class MailUtil:
    def __init__(self, app: Flask) -> None: ...
    def send_mail(
        self,
        template: str,
        subject: str,
        recipient: str | tuple[str, str],
        sender: str | tuple[str, str],
        body: str | None,
        html: str | None,
        **kwargs: Any,
    ) -> None: ...
    def normalize(self, email: str) -> str: ...
    def validate(self, email: str) -> str: ...

class EmailValidateException(ValueError):
    def __init__(self, message: str) -> None: ...

class PasswordUtil:
    def __init__(self, app: Flask) -> None: ...
    def validate(
        self, password: str, is_register: bool, **kwargs: Any
    ) -> tuple[list[str] | None, str]: ...

class LoginForm(FlaskForm):
    email: EmailField
    password: PasswordField
    next: HiddenField
    remember: Field | None
    submit: Field | None

class ForgotPasswordForm(FlaskForm):
    email: EmailField

class ResetPasswordForm(FlaskForm):
    submit: Field | None
    password: PasswordField
    password_confirm: PasswordField

class ChangePasswordForm(FlaskForm):
    submit: Field | None
    password: PasswordField
    new_password: PasswordField
    new_password_confirm: PasswordField

class Security:
    login_manager: LoginManager
    datastore: SQLAlchemySessionUserDatastore
    i18n_domain: Any
    def __init__(
        self,
        app: Flask,
        datastore: SQLAlchemySessionUserDatastore,
        *,
        login_form: type[FlaskForm] = ...,
        reset_password_form: type[FlaskForm] = ...,
        change_password_form: type[FlaskForm] = ...,
        mail_util_cls: type[MailUtil] = ...,
        password_util_cls: type[PasswordUtil] = ...,
        render_template: Callable[..., str] = ...,
    ) -> None: ...

user_authenticated: Signal
password_changed: Signal
password_reset: Signal

def hash_password(password: str) -> str: ...
def login_user(
    user: object, remember: bool | None = ..., authn_via: list[str] | None = ...
) -> bool: ...
