"""How commands are called, told in Chinese: their help, and what was wrong with a command line."""

import click


class _InChinese(click.Command):
    """Help in Chinese."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Say how the command is written."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the options that the command has of its own."""
        options = [param for param in self.params if isinstance(param, click.Option)]
        if options:
            _write_list(formatter, "选项", [(_spelled(ctx, option), option.help or "") for option in options])

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Say what follows the command's name: required options too."""
        pieces = [param.make_metavar(ctx) for param in self.params if isinstance(param, click.Argument)]
        options = [param for param in self.params if isinstance(param, click.Option)]
        pieces += [_spelled(ctx, option) for option in options if option.required]
        return pieces + ["[选项]"] * any(not option.required for option in options)


class Command(_InChinese):
    """A command whose help is in Chinese."""


class Commands(_InChinese, click.Group):
    """A group of commands whose help is in Chinese."""

    command_class = Command

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Say that a command's name follows."""
        return ["命令"]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands."""
        _write_list(formatter, "命令", [(name, command.help or "") for name, command in self.commands.items()])
        formatter.write_paragraph()
        formatter.write_text(f"{ctx.command_path} 命令 --help 看一个命令怎么用。")

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command by its name.

        Raises UsageError with the names that there are.
        """
        if args[0] not in self.commands and not args[0].startswith("-"):
            raise click.UsageError(f"没有 {args[0]} 这个命令。可用的有：{'、'.join(self.commands)}", ctx)
        return super().resolve_command(ctx, args)


def usage_sentence(exc: click.UsageError) -> str:
    """Say what was wrong with a command line, and where its use is told."""
    command = exc.ctx.command_path if exc.ctx else "gongbi"
    return f"{_what(exc)}。请用 {command} --help 查看用法。"


def _what(exc: click.UsageError) -> str:
    match exc:
        case click.NoSuchOption():
            return f"没有 {exc.option_name} 这个选项"
        case click.BadOptionUsage():
            return f"选项 {exc.option_name} 后面还缺内容"
        case click.MissingParameter():
            return f"还缺 {_named(exc) or '一个参数'}"
        case click.BadParameter(param=click.Parameter(type=click.IntRange(min=least, max=most))):
            return f"{_named(exc)} 要填 {least} 到 {most} 的整数"
        case click.BadParameter():
            return f"{_named(exc) or '参数'} 的值不能用"
        case _ if exc.message.isascii():
            return "命令写法不对"
        case _:
            return exc.message


def _named(exc: click.BadParameter) -> str:
    if exc.param is None or exc.ctx is None:
        return ""
    is_option = isinstance(exc.param, click.Option)
    return _spelled(exc.ctx, exc.param) if is_option else exc.param.make_metavar(exc.ctx)


def _spelled(ctx: click.Context, option: click.Parameter) -> str:
    name = "、".join(option.opts)
    return name if getattr(option, "is_flag", False) else f"{name} {option.make_metavar(ctx)}"


def _write_list(formatter: click.HelpFormatter, name: str, rows: list[tuple[str, str]]) -> None:
    formatter.write_paragraph()
    formatter.write_text(f"{name}：")
    with formatter.indentation():
        formatter.write_dl(rows)
